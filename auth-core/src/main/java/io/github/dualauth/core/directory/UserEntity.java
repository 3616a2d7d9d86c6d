package io.github.dualauth.core.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;

/** One row of {@code dualauth_user}. It repeats its account's keys, which never change, so that lists need no join. */
@Entity
@Table(name = "dualauth_user")
public class UserEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "account_key", updatable = false)
    private String accountKey;

    @Column(name = "user_key", updatable = false)
    private String key;

    private boolean active;

    private String details;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /** For the persistence provider. */
    protected UserEntity() {}

    UserEntity(Account account, String key, Clock clock) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = account.applicationId();
        this.accountId = account.id();
        this.accountKey = account.key();
        this.key = key;
        this.createdAt = clock.millis();
    }

    void change(UserState state, Clock clock) {
        active = state.active();
        details = state.details();
        updatedAt = clock.millis();
    }

    UserState state() {
        return new UserState(active, details == null ? "" : details);
    }

    User toUser() {
        return new User(id, accountId, accountKey, key, active, details == null ? "" : details);
    }
}
