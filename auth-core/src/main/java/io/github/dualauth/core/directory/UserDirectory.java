package io.github.dualauth.core.directory;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users of every account; cached like {@link AccountDirectory}. */
public final class UserDirectory {

    private static final char SEPARATOR = '\0';

    private final Database database;
    private final Clock clock;
    private final RowCache<User> byName;
    private final RowCache<User> byId;

    /** Reads through {@code database}; keeps what it read in {@code caches}. */
    public UserDirectory(Database database, RowCaches caches, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.byName = caches.named("users-by-name");
        this.byId = caches.named("users");
    }

    /** The account's user with this key, active or not; as fresh as the cache. */
    public Optional<User> find(Account account, String key) {
        String accountId = account.id();
        return byName.get(
                RowKeys.join(accountId, key),
                name -> database.read(em -> row(em, accountId, key, LockModeType.NONE))
                        .map(UserEntity::toUser));
    }

    /** The user with this row, active or not; as fresh as the cache. */
    public Optional<User> findById(String id) {
        return byId.get(
                id,
                row -> database.read(em ->
                        Optional.ofNullable(em.find(UserEntity.class, row)).map(UserEntity::toUser)));
    }

    /** The account's users in the order of their keys, after {@code afterKey} ({@code ""} for the first page). */
    public Page<User> list(Account account, String afterKey, int limit) {
        List<User> rows = database.read(em -> em.createQuery(
                        "select u from UserEntity u where u.applicationId = :application and u.accountKey = :account"
                                + " and u.key > :after order by u.key",
                        UserEntity.class)
                .setParameter("application", account.applicationId())
                .setParameter("account", account.key())
                .setParameter("after", afterKey)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(UserEntity::toUser)
                .toList());
        return Page.cut(rows, limit, User::key);
    }

    /**
     * All of an application's users in the order of account key and user key, after {@code after}, which is {@code ""}
     * or what {@link Page#next()} gave.
     */
    public Page<User> listAll(String applicationId, String after, int limit) {
        int cut = after.indexOf(SEPARATOR);
        List<User> rows = database.read(em -> em.createQuery(
                        "select u from UserEntity u where u.applicationId = :application"
                                + " and (u.accountKey > :account or (u.accountKey = :account and u.key > :after))"
                                + " order by u.accountKey, u.key",
                        UserEntity.class)
                .setParameter("application", applicationId)
                .setParameter("account", cut < 0 ? "" : after.substring(0, cut))
                .setParameter("after", after.substring(cut + 1))
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(UserEntity::toUser)
                .toList());
        return Page.cut(rows, limit, user -> user.accountKey() + SEPARATOR + user.key());
    }

    /** Stores a user as part of {@code transaction}; as {@link AccountDirectory#save}. */
    public Saved<User> save(Transaction transaction, Account account, UserSave save, UnaryOperator<UserState> change) {
        EntityManager em = transaction.entityManager();
        Optional<UserEntity> found = row(em, account.id(), save.key(), LockModeType.PESSIMISTIC_WRITE);
        if (found.isPresent() && save.rule() == SaveRule.CREATE) {
            return new Saved.AlreadyExists<>();
        }
        if (found.isEmpty() && save.rule() == SaveRule.UPDATE) {
            return new Saved.DoesNotExist<>();
        }
        UserEntity entity = found.orElseGet(() -> new UserEntity(account, save.key(), clock));
        entity.change(change.apply(found.isPresent() ? entity.state() : UserState.initial()), clock);
        if (found.isEmpty()) {
            em.persist(entity);
        }
        em.flush();
        User user = entity.toUser();
        transaction.afterCommit(() -> {
            byName.forget(RowKeys.join(account.id(), save.key()));
            byId.forget(user.id());
        });
        return new Saved.Stored<>(user, found.isEmpty());
    }

    private static Optional<UserEntity> row(EntityManager em, String accountId, String key, LockModeType lock) {
        TypedQuery<UserEntity> query = em.createQuery(
                        "select u from UserEntity u where u.accountId = :account and u.key = :key", UserEntity.class)
                .setParameter("account", accountId)
                .setParameter("key", key);
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
