package io.github.dualauth.application;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sealed hashes of one kind. One that does not open, such as an HMAC of an earlier version, is left as it is while
 * its secret may be good, and emptied when that has ended: else its key could never be removed.
 *
 * @param <E> the rows: an entity with {@code id}, {@code hash} and {@code keyId}
 */
public final class SealedHashes<E extends HashedRow> implements SealedRows {

    private final Database database;
    private final HashSeal seal;
    private final Clock clock;
    private final Kind<E> kind;

    /** Reads and writes through {@code database}, under {@code keys}. */
    public SealedHashes(Database database, KeyRing keys, Clock clock, Kind<E> kind) {
        this.database = database;
        this.seal = HashSeal.under(keys);
        this.clock = clock;
        this.kind = kind;
    }

    /**
     * Which rows.
     *
     * @param what for operators
     * @param entity their class
     * @param <E> the same
     */
    public record Kind<E extends HashedRow>(String what, Class<E> entity) {

        /** Application passwords. */
        static final Kind<ApplicationPasswordEntity> PASSWORDS =
                new Kind<>("application passwords", ApplicationPasswordEntity.class);

        String name() {
            return entity.getSimpleName();
        }
    }

    @Override
    public String what() {
        return kind.what();
    }

    @Override
    public Map<String, Long> countByKey() {
        return database.read(em -> em.createQuery(
                        "select p.keyId, count(p) from " + kind.name() + " p where p.keyId <> '' group by p.keyId",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<E> rows = database.read(em -> em.createQuery(
                        "select p from " + kind.name() + " p where p.keyId in :keyIds and p.id > :after order by p.id",
                        kind.entity())
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<E, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> sealedAnew(row).ifPresent(box -> boxes.put(row, box)));
        int sealed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> replace(transaction.entityManager(), entry.getKey(), entry.getValue()))
                .sum());
        return new Batch(sealed, Optional.of(rows.get(rows.size() - 1).row().id()));
    }

    private Optional<String> sealedAnew(E row) {
        Optional<String> box = seal.reseal(row.row(), row.hash());
        return box.isEmpty() && row.ended(clock.millis()) ? Optional.of("") : box;
    }

    /** Unless another node was first. */
    private int replace(EntityManager em, E row, String box) {
        return em.createQuery("update " + kind.name() + " p set p.hash = :box, p.keyId = :keyId"
                        + " where p.id = :id and p.hash = :read")
                .setParameter("box", box)
                .setParameter("keyId", SecretBox.keyIdOf(box))
                .setParameter("id", row.row().id())
                .setParameter("read", row.hash())
                .executeUpdate();
    }
}
