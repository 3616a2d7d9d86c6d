package io.github.dualauth.core.token;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sealed private keys of {@link SigningKeys}. */
public final class SealedSigningKeys implements SealedRows {

    private final Database database;
    private final SecretBox box;

    /** Seals anew by {@code box}. */
    public SealedSigningKeys(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    @Override
    public String what() {
        return "signing keys";
    }

    @Override
    public Map<String, Long> countByKey() {
        return database.read(em -> em.createQuery(
                        "select k.keyId, count(k) from SigningKeyEntity k group by k.keyId", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<SigningKeyEntity> rows = database.read(em -> em.createQuery(
                        "select k from SigningKeyEntity k where k.keyId in :keyIds and k.id > :after order by k.id",
                        SigningKeyEntity.class)
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<SigningKeyEntity, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> row.sealedAnew(box).ifPresent(anew -> boxes.put(row, anew)));
        int changed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> transaction
                        .entityManager()
                        .createQuery("update SigningKeyEntity k set k.privateKey = :box, k.keyId = :keyId"
                                + " where k.id = :id and k.privateKey = :read")
                        .setParameter("box", entry.getValue())
                        .setParameter("keyId", SecretBox.keyIdOf(entry.getValue()))
                        .setParameter("id", entry.getKey().id())
                        .setParameter("read", entry.getKey().box())
                        .executeUpdate())
                .sum());
        return new Batch(changed, Optional.of(rows.get(rows.size() - 1).id()));
    }
}
