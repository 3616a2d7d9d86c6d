package io.github.dualauth.core.directory;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.token.SigningKeyEntity;
import io.github.dualauth.core.token.SigningPurposeEntity;
import io.github.dualauth.core.webhook.WebhookDeliveryEntity;
import io.github.dualauth.core.webhook.WebhookEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The accounts of every application. Reads for authentication come from a {@link RowCache}.
 */
public final class AccountDirectory {

    /** The tables of auth-core. */
    public static final DatabaseSchema SCHEMA = new DatabaseSchema(
            "core",
            List.of(
                    AccountEntity.class,
                    UserEntity.class,
                    SigningKeyEntity.class,
                    SigningPurposeEntity.class,
                    WebhookEntity.class,
                    WebhookDeliveryEntity.class),
            "io/github/dualauth/core/migration");

    private final Database database;
    private final RowCaches caches;
    private final Clock clock;
    private final RowCache<Account> byName;
    private final RowCache<Account> byId;

    /** Reads through {@code database}; keeps what it read in {@code caches}. */
    public AccountDirectory(Database database, RowCaches caches, Clock clock) {
        this.database = database;
        this.caches = caches;
        this.clock = clock;
        this.byName = caches.named("accounts-by-name");
        this.byId = caches.named("accounts");
    }

    Database database() {
        return database;
    }

    RowCaches caches() {
        return caches;
    }

    Clock clock() {
        return clock;
    }

    /** The account that the application calls {@code key}, active or not; as fresh as the cache. */
    public Optional<Account> find(String applicationId, String key) {
        AccountName name = new AccountName(applicationId, key);
        return find(
                name,
                () -> database.read(em -> row(em, name, LockModeType.NONE)).map(AccountEntity::toAccount));
    }

    /** The same from {@code reader} if it is not remembered. */
    Optional<Account> find(AccountName name, Supplier<Optional<Account>> reader) {
        return byName.get(name.text(), text -> reader.get());
    }

    /** Whether {@link #find} answers from memory, that there is no such account included. */
    public boolean remembers(AccountName name) {
        return byName.remembers(name.text());
    }

    /** The account with this row, active or not; as fresh as the cache. */
    public Optional<Account> findById(String id) {
        return findById(
                id,
                () -> database.read(em ->
                        Optional.ofNullable(em.find(AccountEntity.class, id)).map(AccountEntity::toAccount)));
    }

    /** The same from {@code reader} if it is not remembered. */
    Optional<Account> findById(String id, Supplier<Optional<Account>> reader) {
        return byId.get(id, row -> reader.get());
    }

    /** The application's accounts in the order of their keys, after {@code afterKey} ({@code ""} for the first page). */
    public Page<Account> list(String applicationId, String afterKey, int limit) {
        List<Account> rows = database.read(em -> em.createQuery(
                        "select a from AccountEntity a where a.applicationId = :application and a.key > :after"
                                + " order by a.key",
                        AccountEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterKey)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(AccountEntity::toAccount)
                .toList());
        return Page.cut(rows, limit, Account::key);
    }

    /**
     * Stores an account as part of {@code transaction}. {@code change} gets the state that is stored now (or
     * {@link AccountState#initial()}), with the row locked, so that no concurrent save is lost.
     */
    public Saved<Account> save(
            Transaction transaction, AccountName name, SaveRule rule, UnaryOperator<AccountState> change) {
        EntityManager em = transaction.entityManager();
        Optional<AccountEntity> found = row(em, name, LockModeType.PESSIMISTIC_WRITE);
        if (found.isPresent() && rule == SaveRule.CREATE) {
            return new Saved.AlreadyExists<>();
        }
        if (found.isEmpty() && rule == SaveRule.UPDATE) {
            return new Saved.DoesNotExist<>();
        }
        AccountEntity entity = found.orElseGet(() -> new AccountEntity(name.applicationId(), name.key(), clock));
        entity.change(change.apply(found.isPresent() ? entity.state() : AccountState.initial()), clock);
        if (found.isEmpty()) {
            em.persist(entity);
        }
        em.flush();
        Account account = entity.toAccount();
        transaction.afterCommit(() -> forget(account));
        return new Saved.Stored<>(account, found.isEmpty());
    }

    private void forget(Account account) {
        byName.forget(AccountName.of(account).text());
        byId.forget(account.id());
    }

    private static Optional<AccountEntity> row(EntityManager em, AccountName name, LockModeType lock) {
        TypedQuery<AccountEntity> query = em.createQuery(
                        "select a from AccountEntity a where a.applicationId = :application and a.key = :key",
                        AccountEntity.class)
                .setParameter("application", name.applicationId())
                .setParameter("key", name.key());
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
