package io.github.dualauth.application.secret;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedColumn;
import io.github.dualauth.core.secret.SealedRows;
import java.time.Clock;
import java.util.Optional;

/**
 * The sealed hashes of one kind. One that does not open, such as an HMAC of an earlier version, is left as it is while
 * its secret may be good, and emptied when that has ended: else its key could never be removed.
 *
 * @param what for operators
 * @param entity the rows: with {@code id}, {@code hash} and {@code keyId}
 * @param <E> the same
 */
public record SealedHashes<E extends HashedRow>(String what, Class<E> entity) {

    /** The rows in {@code database}, sealed under {@code keys}. */
    public SealedRows in(Database database, KeyRing keys, Clock clock) {
        HashSeal seal = HashSeal.under(keys);
        return new SealedColumn<>(
                database,
                new SealedColumn.Kind<>(what, entity, "hash", row -> row.row().id(), HashedRow::hash),
                row -> seal.reseal(row.row(), row.hash())
                        .or(() -> row.ended(clock.millis()) ? Optional.of("") : Optional.empty()));
    }
}
