package io.github.dualauth.application.key;

import io.github.dualauth.application.secret.HashSeal;
import io.github.dualauth.application.secret.HashedRow;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.address.AddressRange;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One row of {@code dualauth_api_key}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_api_key")
public class ApiKeyEntity implements HashedRow {

    private static final String BETWEEN_ADDRESSES = " ";

    /** A part of the key itself, and no secret. */
    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String environment;

    @Column(updatable = false)
    private String addresses;

    @Column(name = "key_id")
    private String keyId;

    private String hash;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "not_before", updatable = false)
    private long notBefore;

    @Column(name = "expires_at", updatable = false)
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
    protected ApiKeyEntity() {}

    /** A row that is still without a hash. */
    ApiKeyEntity(String id, String applicationId, ApiKeyTerms terms, Clock clock) {
        this.id = id;
        this.applicationId = applicationId;
        this.name = terms.name();
        this.environment = terms.environment();
        this.addresses = String.join(BETWEEN_ADDRESSES, terms.addresses());
        this.keyId = "";
        this.hash = "";
        this.createdAt = clock.millis();
        this.notBefore = terms.notBefore().map(Instant::toEpochMilli).orElse(createdAt);
        this.expiresAt = terms.expires().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    ApiKeyEntity sealed(SecretHash made, HashSeal seal) {
        hash = seal.seal(row(), made);
        keyId = SecretBox.keyIdOf(hash);
        return this;
    }

    void revoke(Clock clock) {
        if (revokedAt == null) {
            revokedAt = clock.millis();
        }
    }

    String applicationId() {
        return applicationId;
    }

    @Override
    public HashSeal.Row row() {
        return new HashSeal.Row("api-key", applicationId, id);
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public boolean ended(long now) {
        return revokedAt != null || expiresAt <= now;
    }

    StoredApiKey toStored(HashSeal seal) {
        return new StoredApiKey(
                id,
                applicationId,
                seal.open(row(), keyId, hash),
                environment,
                ranges().stream().map(AddressRange::of).toList(),
                // One that was good at once is good on a node whose clock is behind, too.
                notBefore <= createdAt ? 0 : notBefore,
                expiresAt,
                revokedAt != null);
    }

    ApiKeyInfo toInfo() {
        return new ApiKeyInfo(
                id,
                new ApiKeyTerms(
                        name,
                        Optional.of(Instant.ofEpochMilli(notBefore)),
                        expiresAt == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt)),
                        environment,
                        ranges()),
                Instant.ofEpochMilli(createdAt),
                Optional.ofNullable(lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
    }

    private List<String> ranges() {
        return addresses.isEmpty() ? List.of() : List.of(addresses.split(BETWEEN_ADDRESSES));
    }
}
