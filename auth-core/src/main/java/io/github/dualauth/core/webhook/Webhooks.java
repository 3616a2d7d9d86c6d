package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.delivery.DeliveryWorker;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.SealedColumn;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where each application wants its webhooks, and what could not be delivered there. */
public final class Webhooks {

    private static final MadeSecret FORM = MadeSecret.plain("dualws_");
    private static final int BATCH = 100;

    private final Database database;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Keeps secrets in {@code box}. */
    public Webhooks(Database database, SecretBox box, Clock clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /** What sends what is in {@code outbox}. */
    public WebhookSender sender(WebhookOutbox outbox, WebhookConfiguration configuration, DecisionMetrics metrics) {
        WebhookSender sender = new WebhookSender(
                new WebhookQueue(database, box, clock),
                new WebhookCall(clock),
                configuration.target(),
                new DeliveryWorker("webhook", configuration.retries(), clock, metrics));
        outbox.whenAdded(sender::wake);
        return sender;
    }

    /** The secrets that sign them, as they are sealed in {@code database}. */
    public static SealedRows sealed(Database database, SecretBox box) {
        return new SealedColumn<>(
                database,
                new SealedColumn.Kind<>(
                        "webhook secrets", WebhookEntity.class, "box", WebhookEntity::id, WebhookEntity::box),
                row -> row.sealedAnew(box));
    }

    /**
     * Sends an application's webhooks to {@code url} from now on, also those that wait.
     *
     * @param url one that {@link WebhookTarget} has nothing against
     * @return the new secret that signs them, to be shown once and wiped; the one before signs nothing any more
     */
    public Secret set(String applicationId, URI url) {
        Secret secret = FORM.make(random);
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            Optional<WebhookEntity> found =
                    Optional.ofNullable(em.find(WebhookEntity.class, applicationId, LockModeType.PESSIMISTIC_WRITE));
            WebhookEntity row = found.orElseGet(() -> new WebhookEntity(applicationId));
            row.set(url, secret, box, clock.instant());
            if (found.isEmpty()) {
                em.persist(row);
            }
            return secret;
        });
    }

    /** Where an application's webhooks go; empty if it has none. */
    public Optional<WebhookInfo> find(String applicationId) {
        return database.read(em ->
                Optional.ofNullable(em.find(WebhookEntity.class, applicationId)).map(WebhookEntity::toInfo));
    }

    /** Ends an application's webhooks, and forgets what waits for it and what has died; whether there was one. */
    public boolean delete(String applicationId) {
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            int ignored = em.createQuery("delete from WebhookDeliveryEntity d where d.applicationId = :application")
                    .setParameter("application", applicationId)
                    .executeUpdate();
            return em.createQuery("delete from WebhookEntity w where w.id = :application")
                            .setParameter("application", applicationId)
                            .executeUpdate()
                    > 0;
        });
    }

    /** What could not be delivered, in the order of its IDs, after {@code afterId} ({@code ""} for the first page). */
    public Page<DeadLetter> deadLetters(String applicationId, String afterId, int limit) {
        List<DeadLetter> rows = database.read(em -> em.createQuery(
                        "select d from WebhookDeliveryEntity d where d.applicationId = :application"
                                + " and d.deadAt is not null and d.id > :after order by d.id",
                        WebhookDeliveryEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(WebhookDeliveryEntity::toDeadLetter)
                .toList());
        return Page.cut(rows, limit, DeadLetter::id);
    }

    /** Deletes the dead letters that were tried last at {@code before} or earlier, some in each transaction. */
    public void forgetDeadLetters(Instant before) {
        List<String> old;
        do {
            old = database.read(em -> em.createQuery(
                            "select d.id from WebhookDeliveryEntity d where d.deadAt <= :before", String.class)
                    .setParameter("before", before.toEpochMilli())
                    .setMaxResults(BATCH)
                    .getResultList());
            forget(old, before);
        } while (old.size() == BATCH);
    }

    /** Those that somebody asked for meanwhile are not dead any more. */
    private void forget(List<String> ids, Instant before) {
        if (!ids.isEmpty()) {
            int ignored = database.write(transaction -> transaction
                    .entityManager()
                    .createQuery("delete from WebhookDeliveryEntity d where d.id in :ids and d.deadAt <= :before")
                    .setParameter("ids", ids)
                    .setParameter("before", before.toEpochMilli())
                    .executeUpdate());
        }
    }

    /** Tries a dead letter again, from the beginning; whether there is such a one. */
    public boolean retry(String applicationId, String deliveryId) {
        return database.write(transaction -> {
            Optional<WebhookDeliveryEntity> dead = Optional.ofNullable(transaction
                            .entityManager()
                            .find(WebhookDeliveryEntity.class, deliveryId, LockModeType.PESSIMISTIC_WRITE))
                    .filter(row -> row.isDeadOf(applicationId));
            dead.ifPresent(row -> row.revive(clock.instant()));
            return dead.isPresent();
        });
    }
}
