package io.github.dualauth.individual.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code dualauth_device}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_device")
public class DeviceEntity {

    @Id
    private String id;

    @Column(name = "site_id", updatable = false)
    private String siteId;

    @Column(name = "device_id", updatable = false)
    private String deviceId;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "live_tokens")
    private String liveTokens;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    /** Written by {@link io.github.dualauth.core.database.LastUses} alone. */
    @Column(name = "last_used_at")
    private Long lastUsedAt;

    @Column(name = "revoked_at")
    private Long revokedAt;

    boolean isOf(String application) {
        return applicationId.equals(application);
    }

    /** For the persistence provider. */
    protected DeviceEntity() {}

    DeviceEntity(TokenRequest asked, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.siteId = asked.siteId();
        this.deviceId = asked.deviceId();
        this.applicationId = asked.applicationId();
        this.liveTokens = "";
        this.createdAt = now.toEpochMilli();
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    /** Lets the device use a token; beyond {@code most} live ones the oldest end. */
    void admit(LiveToken token, int most) {
        List<LiveToken> live = new ArrayList<>(LiveToken.list(liveTokens));
        live.removeIf(old -> old.expiresAt() <= token.issuedAt());
        live.add(token);
        liveTokens = LiveToken.text(live.subList(Math.max(0, live.size() - most), live.size()));
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now.toEpochMilli();
            liveTokens = "";
        }
    }

    StoredDevice toStored() {
        return new StoredDevice(id, revokedAt != null, LiveToken.list(liveTokens));
    }

    Device toDevice() {
        return new Device(
                id,
                deviceId,
                siteId,
                Instant.ofEpochMilli(createdAt),
                Optional.ofNullable(lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
    }
}
