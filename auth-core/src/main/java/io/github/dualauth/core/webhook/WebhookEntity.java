package io.github.dualauth.core.webhook;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** One row of {@code dualauth_webhook}: where an application's webhooks go, and what signs them. */
@Entity
@Table(name = "dualauth_webhook")
public class WebhookEntity {

    @Id
    @Column(name = "application_id")
    private String id;

    private String url;

    @Column(name = "key_id")
    private String keyId;

    private String box;

    @Column(name = "set_at")
    private long setAt;

    /** For the persistence provider. */
    protected WebhookEntity() {}

    WebhookEntity(String applicationId) {
        this.id = applicationId;
    }

    void set(URI target, Secret secret, SecretBox secrets, Instant now) {
        url = target.toString();
        box = secrets.seal(owner(), secret);
        keyId = SecretBox.keyIdOf(box);
        setAt = now.toEpochMilli();
    }

    /** Bound to its row: a secret that was moved in the database signs nothing. */
    private String owner() {
        return "webhook:" + id;
    }

    String id() {
        return id;
    }

    String box() {
        return box;
    }

    Optional<Secret> open(SecretBox secrets) {
        return secrets.open(owner(), box);
    }

    /** The same secret under the current key of the ring; empty if it does not open. */
    Optional<String> sealedAnew(SecretBox secrets) {
        return secrets.sealAnew(owner(), box);
    }

    WebhookInfo toInfo() {
        return new WebhookInfo(URI.create(url), Instant.ofEpochMilli(setAt));
    }
}
