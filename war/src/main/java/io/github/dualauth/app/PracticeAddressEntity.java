package io.github.dualauth.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code dualauth_practice_address}: the addresses that no two practices may share. */
@Entity
@Table(name = "dualauth_practice_address")
public class PracticeAddressEntity {

    @Id
    @Column(name = "account_id")
    private String accountId;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "website_address")
    private String websiteAddress;

    @Column(name = "direct_domain")
    private String directDomain;

    /** For the persistence provider. */
    protected PracticeAddressEntity() {}

    PracticeAddressEntity(String accountId, String applicationId) {
        this.accountId = accountId;
        this.applicationId = applicationId;
    }

    String accountId() {
        return accountId;
    }

    void claimWebsite(String address) {
        websiteAddress = address;
    }

    void claimDirectDomain(String domain) {
        directDomain = domain;
    }
}
