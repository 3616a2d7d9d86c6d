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
 * The sealed hashes of application passwords. One that does not open, such as an HMAC of an earlier version, is left as
 * it is while its password may be good, and emptied when that has ended: else its key could never be removed.
 */
final class SealedPasswords implements SealedRows {

    private final Database database;
    private final PasswordSeal seal;
    private final Clock clock;

    SealedPasswords(Database database, KeyRing keys, Clock clock) {
        this.database = database;
        this.seal = PasswordSeal.under(keys);
        this.clock = clock;
    }

    @Override
    public String what() {
        return "application passwords";
    }

    @Override
    public Map<String, Long> countByKey() {
        return database.read(em -> em.createQuery(
                        "select p.keyId, count(p) from ApplicationPasswordEntity p where p.keyId <> ''"
                                + " group by p.keyId",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<ApplicationPasswordEntity> rows = database.read(em -> em.createQuery(
                        "select p from ApplicationPasswordEntity p where p.keyId in :keyIds and p.id > :after"
                                + " order by p.id",
                        ApplicationPasswordEntity.class)
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<ApplicationPasswordEntity, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> sealedAnew(row).ifPresent(box -> boxes.put(row, box)));
        int sealed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> replace(transaction.entityManager(), entry.getKey(), entry.getValue()))
                .sum());
        return new Batch(sealed, Optional.of(rows.get(rows.size() - 1).row().id()));
    }

    private Optional<String> sealedAnew(ApplicationPasswordEntity row) {
        Optional<String> box = seal.reseal(row.row(), row.hash());
        return box.isEmpty() && row.toStored().ended(clock.millis()) ? Optional.of("") : box;
    }

    /** Unless another node was first. */
    private static int replace(EntityManager em, ApplicationPasswordEntity row, String box) {
        return em.createQuery("update ApplicationPasswordEntity p set p.hash = :box, p.keyId = :keyId"
                        + " where p.id = :id and p.hash = :read")
                .setParameter("box", box)
                .setParameter("keyId", SecretBox.keyIdOf(box))
                .setParameter("id", row.row().id())
                .setParameter("read", row.hash())
                .executeUpdate();
    }
}
