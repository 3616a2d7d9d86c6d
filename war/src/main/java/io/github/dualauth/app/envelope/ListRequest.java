package io.github.dualauth.app.envelope;

import io.github.dualauth.core.database.Page;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param after where it begins; {@code ""} for the first page
 * @param limit the most rows
 */
public record ListRequest(String after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;
    private static final int MAX_CURSOR = 4096;

    public static ListRequest of(ApiRequest request) {
        int limit = request.integer("limit", DEFAULT_LIMIT, MOST);
        String cursor = request.text("cursor", MAX_CURSOR);
        Optional<String> after = Cursor.decode(cursor);
        if (after.isEmpty()) {
            request.fault("cursor", "is not a cursor of this list");
        }
        request.refuseFaults();
        return new ListRequest(after.get(), limit);
    }

    public static <T> JsonObject answer(String name, Page<T> page, Function<T, JsonObjectBuilder> item) {
        JsonArrayBuilder items = Envelope.array();
        page.items().forEach(row -> items.add(item.apply(row)));
        JsonObjectBuilder answer = Envelope.payload().add(name, items);
        page.next().ifPresent(place -> answer.add("nextCursor", Cursor.encode(place)));
        return answer.build();
    }
}
