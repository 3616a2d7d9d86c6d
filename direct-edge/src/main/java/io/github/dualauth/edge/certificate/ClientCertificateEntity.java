package io.github.dualauth.edge.certificate;

import io.github.dualauth.core.directory.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code dualauth_client_certificate}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_client_certificate")
public class ClientCertificateEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "account_key", updatable = false)
    private String accountKey;

    @Column(updatable = false)
    private String name;

    @Column(name = "rule_name", updatable = false)
    private String ruleName;

    @Column(name = "match_value", updatable = false)
    private String matchValue;

    @Column(name = "match_key")
    private String matchKey;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "revoked_at")
    private Long revokedAt;

    /** For the persistence provider. */
    protected ClientCertificateEntity() {}

    ClientCertificateEntity(Account account, String name, CertificateRule rule, String value) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = account.applicationId();
        this.accountId = account.id();
        this.accountKey = account.key();
        this.name = name;
        this.ruleName = rule.word();
        this.matchValue = value;
        this.matchKey = rule.matchKey(value);
    }

    ClientCertificateEntity created(Instant now) {
        createdAt = now.toEpochMilli();
        return this;
    }

    boolean isOf(String application) {
        return applicationId.equals(application);
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    String matchKey() {
        return matchKey;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now.toEpochMilli();
        }
    }

    /** It is found no more, and its value is free for another. */
    void giveWay() {
        matchKey = '~' + id;
    }

    MappedCertificate toMapped() {
        return new MappedCertificate(id, accountId, revokedAt != null);
    }

    ClientCertificateInfo toInfo() {
        return new ClientCertificateInfo(
                id,
                applicationId,
                accountKey,
                name,
                ruleName,
                matchValue,
                Instant.ofEpochMilli(createdAt),
                Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
    }
}
