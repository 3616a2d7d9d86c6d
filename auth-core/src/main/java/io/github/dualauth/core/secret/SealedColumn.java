package io.github.dualauth.core.secret;

import io.github.dualauth.core.database.Database;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sealed column of one table. What does not open is left as it is.
 *
 * @param <E> the rows: an entity with {@code id}, {@code keyId} and the column
 */
public final class SealedColumn<E> implements SealedRows {

    private final Database database;
    private final Kind<E> kind;
    private final Function<E, Optional<String>> anew;

    /**
     * Reads and writes through {@code database}.
     *
     * @param anew what goes into the column of a row instead, under the current key; empty if it must stay as it is
     */
    public SealedColumn(Database database, Kind<E> kind, Function<E, Optional<String>> anew) {
        this.database = database;
        this.kind = kind;
        this.anew = anew;
    }

    /**
     * Which rows.
     *
     * @param what for operators
     * @param entity their class
     * @param column the attribute that is sealed
     * @param id reads a row's ID
     * @param box reads that attribute
     * @param <E> the same
     */
    public record Kind<E>(
            String what, Class<E> entity, String column, Function<E, String> id, Function<E, String> box) {

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
                        "select r.keyId, count(r) from " + kind.name() + " r where r.keyId <> '' group by r.keyId",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<E> rows = database.read(em -> em.createQuery(
                        "select r from " + kind.name() + " r where r.keyId in :keyIds and r.id > :after order by r.id",
                        kind.entity())
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<E, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> anew.apply(row).ifPresent(box -> boxes.put(row, box)));
        int sealed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> replace(transaction.entityManager(), entry.getKey(), entry.getValue()))
                .sum());
        return new Batch(sealed, Optional.of(kind.id().apply(rows.get(rows.size() - 1))));
    }

    /** Unless another node was first. */
    private int replace(EntityManager em, E row, String box) {
        return em.createQuery("update " + kind.name() + " r set r." + kind.column() + " = :box, r.keyId = :keyId"
                        + " where r.id = :id and r." + kind.column() + " = :read")
                .setParameter("box", box)
                .setParameter("keyId", SecretBox.keyIdOf(box))
                .setParameter("id", kind.id().apply(row))
                .setParameter("read", kind.box().apply(row))
                .executeUpdate();
    }
}
