package io.github.dualauth.core.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of {@code dualauth_webhook_delivery}: something that has not been delivered yet. */
@Entity
@Table(name = "dualauth_webhook_delivery")
public class WebhookDeliveryEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(updatable = false)
    private String event;

    @Column(updatable = false)
    private String body;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    private int attempts;

    @Column(name = "next_at")
    private long nextAt;

    @Column(name = "dead_at")
    private Long deadAt;

    private String failure;

    /** For the persistence provider. */
    protected WebhookDeliveryEntity() {}

    WebhookDeliveryEntity(String id, WebhookEvent event, String body, Instant now) {
        this.id = id;
        this.applicationId = event.applicationId();
        this.event = event.name();
        this.body = body;
        this.createdAt = now.toEpochMilli();
        this.nextAt = createdAt;
        this.failure = "";
    }

    /** A dead letter is tried again from the beginning. */
    void revive(Instant now) {
        deadAt = null;
        attempts = 0;
        nextAt = now.toEpochMilli();
    }

    boolean isDeadOf(String application) {
        return applicationId.equals(application) && deadAt != null;
    }

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(id, applicationId, body, attempts, nextAt);
    }

    DeadLetter toDeadLetter() {
        return new DeadLetter(
                id, event, Instant.ofEpochMilli(createdAt), Instant.ofEpochMilli(deadAt), attempts, failure);
    }
}
