package io.github.dualauth.edge.address;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code dualauth_direct_address}; it is made and deleted, never changed. */
@Entity
@Table(name = "dualauth_direct_address")
public class DirectAddressEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "account_key", updatable = false)
    private String accountKey;

    @Column(name = "user_id", updatable = false)
    private String userId;

    @Column(name = "user_key", updatable = false)
    private String userKey;

    @Column(updatable = false)
    private String address;

    @Column(name = "address_key", updatable = false)
    private String addressKey;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    /** For the persistence provider. */
    protected DirectAddressEntity() {}

    DirectAddressEntity(AddressOwner owner, MailAddress address, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.applicationId = owner.account().applicationId();
        this.accountId = owner.account().id();
        this.accountKey = owner.account().key();
        this.userId = owner.user().map(user -> user.id()).orElse("");
        this.userKey = owner.user().map(user -> user.key()).orElse("");
        this.address = address.toString();
        this.addressKey = address.key();
        this.createdAt = now.toEpochMilli();
    }

    boolean isOf(String application) {
        return applicationId.equals(application);
    }

    DirectAddress toAddress() {
        return new DirectAddress(
                id,
                applicationId,
                accountId,
                accountKey,
                userId,
                userKey,
                MailAddress.parse(address).orElseThrow(),
                Instant.ofEpochMilli(createdAt));
    }
}
