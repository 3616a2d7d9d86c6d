package io.github.dualauth.core.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;

/** One row of {@code dualauth_account}. */
@Entity
@Table(name = "dualauth_account")
public class AccountEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_key", updatable = false)
    private String key;

    private String name;

    private boolean active;

    private String details;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /** For the persistence provider. */
    protected AccountEntity() {}

    AccountEntity(String applicationId, String key, Clock clock) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = applicationId;
        this.key = key;
        this.createdAt = clock.millis();
    }

    void change(AccountState state, Clock clock) {
        name = state.name();
        active = state.active();
        details = state.details();
        updatedAt = clock.millis();
    }

    AccountState state() {
        return new AccountState(name, active, details == null ? "" : details);
    }

    Account toAccount() {
        return new Account(id, applicationId, key, name, active, details == null ? "" : details);
    }
}
