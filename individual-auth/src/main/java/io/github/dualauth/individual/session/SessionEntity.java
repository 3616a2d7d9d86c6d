package io.github.dualauth.individual.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code dualauth_session}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_session")
public class SessionEntity {

    @Id
    private String hash;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    /** For the persistence provider. */
    protected SessionEntity() {}

    SessionEntity(String hash, SessionPerson person, long expiresAt) {
        this.hash = hash;
        this.applicationId = person.applicationId();
        this.accountId = person.accountId();
        this.userId = person.userId();
        this.expiresAt = expiresAt;
    }

    Session toSession() {
        return new Session(new SessionPerson(applicationId, accountId, userId), expiresAt);
    }

    /**
     * A session as the cache has it.
     *
     * @param person whose it is
     * @param expiresAt when it ends
     */
    record Session(SessionPerson person, long expiresAt) {}
}
