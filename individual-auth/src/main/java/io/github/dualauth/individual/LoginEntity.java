package io.github.dualauth.individual;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;

/** One row of {@code dualauth_login}. */
@Entity
@Table(name = "dualauth_login")
public class LoginEntity {

    @Id
    private String id;

    @Column(name = "login_id")
    private String loginId;

    @Column(name = "login_key")
    private String key;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(name = "password_hash")
    private String hash;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /** For the persistence provider. */
    protected LoginEntity() {}

    LoginEntity(String accountId, String userId, Clock clock) {
        this.id = UUID.randomUUID().toString();
        this.accountId = accountId;
        this.userId = userId;
        this.createdAt = clock.millis();
    }

    void rename(String newLoginId, Clock clock) {
        loginId = newLoginId;
        key = LoginName.of(newLoginId);
        updatedAt = clock.millis();
    }

    void rehash(String newHash, Clock clock) {
        hash = newHash;
        updatedAt = clock.millis();
    }

    String key() {
        return key;
    }

    String hash() {
        return hash;
    }

    Login toLogin() {
        return new Login(loginId, accountId, userId);
    }
}
