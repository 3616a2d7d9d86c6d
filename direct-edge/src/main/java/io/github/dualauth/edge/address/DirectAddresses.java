package io.github.dualauth.edge.address;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The Direct addresses of all accounts. An address is there once in the deployment, without regard to case, and a change
 * holds from the next call on, on other nodes within a second.
 */
public final class DirectAddresses {

    private final Database database;
    private final Clock clock;
    private final RowCache<DirectAddress> cache;

    /** Reads through {@code database}; keeps what it read in a cache of its own. */
    public DirectAddresses(Database database, RowCaches caches, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.cache = caches.named("direct-addresses");
    }

    /** Who has an address, if anybody; as fresh as the cache. */
    public Optional<DirectAddress> find(MailAddress address) {
        return cache.get(
                address.key(),
                text -> database.read(em -> row(em, text, LockModeType.NONE)).map(DirectAddressEntity::toAddress));
    }

    /**
     * Whether an address belongs to the account and, if it is one user's, to that user.
     *
     * @param accountRowId the row of the account
     * @param userRowId the row of the user; {@code ""} for a system of the account, which may use the addresses of all of
     *     its users
     */
    public boolean owns(String accountRowId, String userRowId, MailAddress address) {
        return find(address)
                .filter(found -> found.isOf(accountRowId, userRowId))
                .isPresent();
    }

    /** Stores an address as part of {@code transaction}; empty if somebody in this deployment has it already. */
    public Optional<DirectAddress> create(Transaction transaction, AddressOwner owner, MailAddress address) {
        EntityManager em = transaction.entityManager();
        // Two at once: the unique key lets one through, and the other is run again and finds it.
        if (row(em, address.key(), LockModeType.NONE).isPresent()) {
            return Optional.empty();
        }
        DirectAddressEntity made = new DirectAddressEntity(owner, address, clock.instant());
        em.persist(made);
        em.flush();
        transaction.afterCommit(() -> cache.forget(address.key()));
        return Optional.of(made.toAddress());
    }

    /** Deletes an address of the application; empty if it has none such. */
    public Optional<DirectAddress> delete(String applicationId, MailAddress address) {
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            return row(em, address.key(), LockModeType.PESSIMISTIC_WRITE)
                    .filter(row -> row.isOf(applicationId))
                    .map(row -> {
                        em.remove(row);
                        transaction.afterCommit(() -> cache.forget(address.key()));
                        return row.toAddress();
                    });
        });
    }

    /**
     * An application's addresses in their order, without regard to case.
     *
     * @param accountId only those of the account with this row; {@code ""} for all
     * @param after {@code ""}, or what {@link Page#next()} gave
     */
    public Page<DirectAddress> list(String applicationId, String accountId, String after, int limit) {
        String scope = accountId.isEmpty() ? "" : " and a.accountId = :account";
        List<DirectAddress> rows = database.read(em -> {
            var query = em.createQuery(
                            "select a from DirectAddressEntity a where a.applicationId = :application" + scope
                                    + " and a.addressKey > :after order by a.addressKey",
                            DirectAddressEntity.class)
                    .setParameter("application", applicationId)
                    .setParameter("after", after)
                    .setMaxResults(limit + 1);
            if (!accountId.isEmpty()) {
                query.setParameter("account", accountId);
            }
            return query.getResultStream().map(DirectAddressEntity::toAddress).toList();
        });
        return Page.cut(rows, limit, row -> row.address().key());
    }

    private static Optional<DirectAddressEntity> row(EntityManager em, String key, LockModeType lock) {
        var query = em.createQuery(
                        "select a from DirectAddressEntity a where a.addressKey = :key", DirectAddressEntity.class)
                .setParameter("key", key);
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
