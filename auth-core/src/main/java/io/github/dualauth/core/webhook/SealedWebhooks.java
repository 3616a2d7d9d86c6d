package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sealed secrets of {@link Webhooks}. */
public final class SealedWebhooks implements SealedRows {

    private final Database database;
    private final SecretBox box;

    /** Seals anew by {@code box}. */
    public SealedWebhooks(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    @Override
    public String what() {
        return "webhook secrets";
    }

    @Override
    public Map<String, Long> countByKey() {
        return database.read(em -> em.createQuery(
                        "select w.keyId, count(w) from WebhookEntity w group by w.keyId", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public Batch reseal(Collection<String> keyIds, String afterId, int limit) {
        List<WebhookEntity> rows = database.read(em -> em.createQuery(
                        "select w from WebhookEntity w where w.keyId in :keyIds and w.id > :after order by w.id",
                        WebhookEntity.class)
                .setParameter("keyIds", keyIds)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList());
        if (rows.isEmpty()) {
            return Batch.END;
        }
        Map<WebhookEntity, String> boxes = new LinkedHashMap<>();
        rows.forEach(row -> row.sealedAnew(box).ifPresent(anew -> boxes.put(row, anew)));
        int changed = database.write(transaction -> boxes.entrySet().stream()
                .mapToInt(entry -> transaction
                        .entityManager()
                        .createQuery("update WebhookEntity w set w.box = :box, w.keyId = :keyId"
                                + " where w.id = :id and w.box = :read")
                        .setParameter("box", entry.getValue())
                        .setParameter("keyId", SecretBox.keyIdOf(entry.getValue()))
                        .setParameter("id", entry.getKey().id())
                        .setParameter("read", entry.getKey().box())
                        .executeUpdate())
                .sum());
        return new Batch(changed, Optional.of(rows.get(rows.size() - 1).id()));
    }
}
