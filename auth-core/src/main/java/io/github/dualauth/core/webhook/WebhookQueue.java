package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.delivery.Claimed;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be delivered, as all nodes see it. A node takes a delivery by moving its due time, by compare and swap:
 * one node at a time has it, and when that node dies, it is due again once the lease is over.
 */
final class WebhookQueue {

    /** Longer than an attempt can take. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_APPLICATIONS = 1000;
    private static final int BATCH = 20;
    private static final int LONGEST_FAILURE = 255;

    private final Database database;
    private final SecretBox box;
    private final Clock clock;

    WebhookQueue(Database database, SecretBox box, Clock clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Where a delivery goes.
     *
     * @param url the target
     * @param secret what signs it; empty if it does not open
     */
    record Target(URI url, Optional<Secret> secret) {}

    /** The applications for which anything is due. */
    List<String> applications() {
        return database.read(em -> em.createQuery(
                        "select distinct d.applicationId from WebhookDeliveryEntity d"
                                + " where d.nextAt <= :now and d.deadAt is null",
                        String.class)
                .setParameter("now", clock.millis())
                .setMaxResults(MOST_APPLICATIONS)
                .getResultList());
    }

    /** Some of what is due for an application, the oldest first. */
    List<WebhookDelivery> due(String applicationId) {
        return database.read(em -> em.createQuery(
                        "select d from WebhookDeliveryEntity d where d.applicationId = :application"
                                + " and d.nextAt <= :now and d.deadAt is null order by d.createdAt, d.id",
                        WebhookDeliveryEntity.class)
                .setParameter("application", applicationId)
                .setParameter("now", clock.millis())
                .setMaxResults(BATCH)
                .getResultStream()
                .map(WebhookDeliveryEntity::toDelivery)
                .toList());
    }

    /** Takes a delivery, and counts the attempt; empty if another node was first, or it is there no more. */
    Optional<WebhookDelivery> claim(WebhookDelivery due) {
        long until = clock.instant().plus(LEASE).toEpochMilli();
        boolean taken = database.write(transaction -> transaction
                        .entityManager()
                        .createQuery("update WebhookDeliveryEntity d set d.nextAt = :until, d.attempts = d.attempts + 1"
                                + " where d.id = :id and d.nextAt = :read and d.deadAt is null")
                        .setParameter("until", until)
                        .setParameter("id", due.id())
                        .setParameter("read", due.nextAt())
                        .executeUpdate()
                == 1);
        return taken
                ? Optional.of(new WebhookDelivery(due.id(), due.applicationId(), due.body(), due.attempts() + 1, until))
                : Optional.empty();
    }

    Optional<Target> target(String applicationId) {
        return database.read(em -> Optional.ofNullable(em.find(WebhookEntity.class, applicationId))
                .map(row -> new Target(row.toInfo().url(), row.open(box))));
    }

    /** What becomes of a delivery that this node has. */
    Claimed claimed(WebhookDelivery delivery) {
        return new Claimed() {

            @Override
            public String name() {
                return delivery.id() + " of " + delivery.applicationId();
            }

            @Override
            public int attempts() {
                return delivery.attempts();
            }

            @Override
            public void done() {
                int ignored = database.write(transaction -> transaction
                        .entityManager()
                        .createQuery("delete from WebhookDeliveryEntity d where d.id = :id")
                        .setParameter("id", delivery.id())
                        .executeUpdate());
            }

            @Override
            public void failed(String failure, Instant next) {
                put(delivery, "nextAt", next.toEpochMilli(), failure);
            }

            @Override
            public void died(String failure) {
                put(delivery, "deadAt", clock.millis(), failure);
            }
        };
    }

    /** Unless somebody else has it by now. */
    private void put(WebhookDelivery claimed, String column, long at, String failure) {
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery("update WebhookDeliveryEntity d set d." + column + " = :at, d.failure = :failure"
                        + " where d.id = :id and d.nextAt = :claimed")
                .setParameter("at", at)
                .setParameter("failure", failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)))
                .setParameter("id", claimed.id())
                .setParameter("claimed", claimed.nextAt())
                .executeUpdate());
    }
}
