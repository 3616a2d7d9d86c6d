package io.github.dualauth.individual.device;

import io.github.dualauth.core.directory.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code dualauth_site}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_site")
public class SiteEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "account_key", updatable = false)
    private String accountKey;

    @Column(name = "paired_at")
    private long pairedAt;

    @Column(name = "unpaired_at")
    private Long unpairedAt;

    /** For the persistence provider. */
    protected SiteEntity() {}

    SiteEntity(Account account, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = account.applicationId();
        this.accountId = account.id();
        this.accountKey = account.key();
        this.pairedAt = now.toEpochMilli();
    }

    boolean isPaired() {
        return unpairedAt == null;
    }

    void pair(Instant now) {
        if (unpairedAt != null) {
            unpairedAt = null;
            pairedAt = now.toEpochMilli();
        }
    }

    void unpair(Instant now) {
        unpairedAt = now.toEpochMilli();
    }

    Site toSite() {
        return new Site(
                id,
                applicationId,
                accountId,
                accountKey,
                Instant.ofEpochMilli(pairedAt),
                Optional.ofNullable(unpairedAt).map(Instant::ofEpochMilli));
    }
}
