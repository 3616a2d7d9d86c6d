package io.github.dualauth.app;

import io.github.dualauth.core.directory.Account;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;

/**
 * The addresses of one practice, which no other may have: a web address within its application, a Direct domain in the
 * whole deployment, as mail for it can go to one place only.
 */
public final class PracticeAddresses {

    private final EntityManager entityManager;
    private final Account account;

    /** Works in the transaction of {@code entityManager}. */
    public PracticeAddresses(EntityManager entityManager, Account account) {
        this.entityManager = entityManager;
        this.account = account;
    }

    /** Takes the web address; false if another practice of the application has it. */
    public boolean claimWebsite(String address) {
        String folded = address.strip().toLowerCase(Locale.ROOT);
        boolean free = holders("websiteAddress", "a.applicationId = :application and", folded);
        if (free) {
            row().claimWebsite(folded);
            entityManager.flush();
        }
        return free;
    }

    /** Takes the Direct domain; false if any other practice has it. */
    public boolean claimDirectDomain(String domain) {
        String folded = domain.strip().toLowerCase(Locale.ROOT);
        boolean free = holders("directDomain", ":application is not null and", folded);
        if (free) {
            row().claimDirectDomain(folded);
            entityManager.flush();
        }
        return free;
    }

    /** Whether the practice may have an address in this Direct domain: it is its own, or no other practice's. */
    public boolean mayUse(String domain) {
        return holders("directDomain", ":application is not null and", domain.toLowerCase(Locale.ROOT));
    }

    private boolean holders(String column, String scope, String value) {
        List<String> holders = entityManager
                .createQuery(
                        "select a.accountId from PracticeAddressEntity a where " + scope + " a." + column + " = :value",
                        String.class)
                .setParameter("application", account.applicationId())
                .setParameter("value", value)
                .getResultList();
        return holders.stream().allMatch(account.id()::equals);
    }

    private PracticeAddressEntity row() {
        PracticeAddressEntity found = entityManager.find(PracticeAddressEntity.class, account.id());
        if (found == null) {
            found = new PracticeAddressEntity(account.id(), account.applicationId());
            entityManager.persist(found);
        }
        return found;
    }
}
