package io.github.dualauth.individual.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code dualauth_sign_on}: a token that was not used yet; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_sign_on")
public class SignOnEntity {

    @Id
    private String hash;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(updatable = false)
    private String address;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    /** For the persistence provider. */
    protected SignOnEntity() {}

    SignOnEntity(String hash, SignOn signOn, long expiresAt) {
        this.hash = hash;
        this.applicationId = signOn.person().applicationId();
        this.accountId = signOn.person().accountId();
        this.userId = signOn.person().userId();
        this.address = signOn.address();
        this.expiresAt = expiresAt;
    }

    boolean isGood(String application, String source, long now) {
        return applicationId.equals(application) && (address.isEmpty() || address.equals(source)) && now < expiresAt;
    }

    SessionPerson person() {
        return new SessionPerson(applicationId, accountId, userId);
    }
}
