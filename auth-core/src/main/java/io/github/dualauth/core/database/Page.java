package io.github.dualauth.core.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list in the order of its keys, so that rows made meanwhile move nothing.
 *
 * @param items the rows
 * @param next where the following page begins; empty on the last
 * @param <T> the kind of row
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** Cuts {@code limit} rows from one row more than that; {@code cursor} names a row's place. */
    public static <T> Page<T> cut(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), Optional.empty());
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }
}
