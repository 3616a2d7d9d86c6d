package io.github.dualauth.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;

/** One row of {@code dualauth_application_password}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_application_password")
public class ApplicationPasswordEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "key_id")
    private String keyId;

    private String hash;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "not_before")
    private long notBefore;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "revoked_at")
    private Long revokedAt;

    /** For the persistence provider. */
    protected ApplicationPasswordEntity() {}

    ApplicationPasswordEntity(String applicationId, PasswordHash stored, Clock clock) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = applicationId;
        this.keyId = stored.keyId();
        this.hash = stored.hex();
        this.createdAt = clock.millis();
        this.notBefore = createdAt;
        this.expiresAt = Long.MAX_VALUE;
    }

    /** Ends it at {@code when}, unless it ends before. */
    void expire(long when) {
        expiresAt = Math.min(expiresAt, when);
    }

    void revoke(Clock clock) {
        if (revokedAt == null) {
            revokedAt = clock.millis();
        }
    }

    StoredPassword toStored() {
        // One that was good at once is good on a node whose clock is behind, too.
        long from = notBefore <= createdAt ? 0 : notBefore;
        return new StoredPassword(
                new PasswordHash(keyId, hash), from, expiresAt, revokedAt == null ? Long.MAX_VALUE : revokedAt);
    }
}
