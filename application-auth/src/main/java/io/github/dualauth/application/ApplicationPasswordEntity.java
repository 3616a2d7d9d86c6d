package io.github.dualauth.application;

import io.github.dualauth.application.secret.HashSeal;
import io.github.dualauth.application.secret.HashedRow;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code dualauth_application_password}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_application_password")
public class ApplicationPasswordEntity implements HashedRow {

    private static final String KIND = "application-password";

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    private String name;

    @Column(name = "key_id")
    private String keyId;

    private String hash;

    @Column(name = "imported_hash")
    private String importedHash;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "not_before")
    private long notBefore;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "revoked_at")
    private Long revokedAt;

    /** Written by {@link io.github.dualauth.core.database.LastUses} alone. */
    @Column(name = "last_used_at")
    private Long lastUsedAt;

    /** Written by {@link io.github.dualauth.application.secret.ExpiryWatch} alone. */
    @Column(name = "warned_day")
    private Long warnedDay;

    /** For the persistence provider. */
    protected ApplicationPasswordEntity() {}

    /** A row that is still without a hash. */
    ApplicationPasswordEntity(String applicationId, PasswordTerms terms, Clock clock) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = applicationId;
        this.name = terms.name();
        this.keyId = "";
        this.hash = "";
        this.createdAt = clock.millis();
        this.notBefore = terms.notBefore().map(Instant::toEpochMilli).orElse(createdAt);
        this.expiresAt = terms.expires().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    ApplicationPasswordEntity sealed(SecretHash made, HashSeal seal) {
        hash = seal.seal(row(), made);
        keyId = SecretBox.keyIdOf(hash);
        return this;
    }

    /** Where the hash of a password is stored. */
    static HashSeal.Row row(String applicationId, String id) {
        return new HashSeal.Row(KIND, applicationId, id);
    }

    @Override
    public HashSeal.Row row() {
        return row(applicationId, id);
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public boolean ended(long now) {
        return toStored().ended(now);
    }

    static ApplicationPasswordEntity imported(String applicationId, PasswordTerms terms, String slowHash, Clock clock) {
        ApplicationPasswordEntity imported = new ApplicationPasswordEntity(applicationId, terms, clock);
        imported.importedHash = slowHash;
        return imported;
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

    String applicationId() {
        return applicationId;
    }

    /** With its hash, which takes some work to open. */
    StoredPassword toStored(HashSeal seal) {
        return toStored(importedHash == null ? seal.open(row(), keyId, hash) : SecretHash.NONE);
    }

    /** Without the hash of one made here. */
    StoredPassword toStored() {
        return toStored(SecretHash.NONE);
    }

    private StoredPassword toStored(SecretHash opened) {
        return new StoredPassword(
                id,
                opened,
                Optional.ofNullable(importedHash),
                // One that was good at once is good on a node whose clock is behind, too.
                notBefore <= createdAt ? 0 : notBefore,
                expiresAt,
                revokedAt == null ? Long.MAX_VALUE : revokedAt);
    }

    PasswordInfo toInfo() {
        return new PasswordInfo(
                id,
                name,
                importedHash != null,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(notBefore),
                expiresAt == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt)),
                Optional.ofNullable(lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
    }
}
