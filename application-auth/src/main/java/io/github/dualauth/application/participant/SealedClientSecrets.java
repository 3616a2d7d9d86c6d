package io.github.dualauth.application.participant;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sealed client secrets of participants. */
final class SealedClientSecrets implements SealedRows {

    private final Database database;
    private final SecretBox box;

    /** Seals anew by {@code box}. */
    SealedClientSecrets(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    @Override
    public String what() {
        return "client secrets";
    }

    @Override
    public Map<String, Long> countByKey() {
        return database.read(em -> em.createQuery(
                        "select p.keyId, count(p) from ParticipantEntity p group by p.keyId", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<ParticipantEntity> rows = database.read(em -> em.createQuery(
                        "select p from ParticipantEntity p where p.keyId in :keyIds and p.id > :after order by p.id",
                        ParticipantEntity.class)
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<ParticipantEntity, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> row.sealedAnew(box).ifPresent(anew -> boxes.put(row, anew)));
        int changed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> transaction
                        .entityManager()
                        .createQuery("update ParticipantEntity p set p.sealed = :box, p.keyId = :keyId"
                                + " where p.id = :id and p.sealed = :read")
                        .setParameter("box", entry.getValue())
                        .setParameter("keyId", SecretBox.keyIdOf(entry.getValue()))
                        .setParameter("id", entry.getKey().id())
                        .setParameter("read", entry.getKey().box())
                        .executeUpdate())
                .sum());
        return new Batch(changed, Optional.of(rows.get(rows.size() - 1).id()));
    }
}
