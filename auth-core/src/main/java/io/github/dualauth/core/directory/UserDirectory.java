package io.github.dualauth.core.directory;

import io.github.dualauth.core.cache.RowCache;
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

/**
 * The users of every account; cached like {@link AccountDirectory}. Whoever asks for a user asks for the account too, so that
 * if neither is remembered, one question to the database answers both.
 */
public final class UserDirectory {

    private static final char SEPARATOR = '\0';

    private final AccountDirectory accounts;
    private final Database database;
    private final Clock clock;
    private final RowCache<User> byName;
    private final RowCache<User> byId;

    /** The users of {@code accounts}, from the same database, and kept in the same caches. */
    public UserDirectory(AccountDirectory accounts) {
        this.accounts = accounts;
        this.database = accounts.database();
        this.clock = accounts.clock();
        this.byName = accounts.caches().named("users-by-name");
        this.byId = accounts.caches().named("users");
    }

    /** The account's user with this key, active or not; as fresh as the cache. */
    public Optional<User> find(AccountName account, String key) {
        return byName.get(name(account, key), name -> {
            Alongside both = new Alongside(
                    "select a, u from AccountEntity a left join UserEntity u on u.accountId = a.id and u.key = :user"
                            + " where a.applicationId = :application and a.key = :account",
                    query -> query.setParameter("application", account.applicationId())
                            .setParameter("account", account.key())
                            .setParameter("user", key));
            Optional<Account> ignored = accounts.find(account, both::read);
            // Not by the account that is remembered: a user would be missed as long as that and this are, together.
            return both.user.orElseGet(
                    () -> database.read(em -> row(em, account, key)).map(UserEntity::toUser));
        });
    }

    /** The user with this row, if it is one of this account, active or not; as fresh as the cache. */
    public Optional<User> findById(String accountId, String id) {
        return byId.get(RowKeys.join(accountId, id), row -> {
            Alongside both = new Alongside(
                    "select a, u from AccountEntity a left join UserEntity u on u.accountId = a.id and u.id = :user"
                            + " where a.id = :account",
                    query -> query.setParameter("account", accountId).setParameter("user", id));
            Optional<Account> ignored = accounts.findById(accountId, both::read);
            return both.user.orElseGet(() -> database.read(em -> Optional.ofNullable(em.find(UserEntity.class, id))
                    .map(UserEntity::toUser)
                    .filter(user -> user.accountId().equals(accountId))));
        });
    }

    /** Reads an account, and what it read of the user with it. */
    private final class Alongside {

        private final String text;
        private final UnaryOperator<TypedQuery<Object[]>> parameters;

        /** The user, or that there is none; empty as long as nobody read. */
        private Optional<Optional<User>> user = Optional.empty();

        Alongside(String text, UnaryOperator<TypedQuery<Object[]>> parameters) {
            this.text = text;
            this.parameters = parameters;
        }

        Optional<Account> read() {
            Optional<Object[]> row = database.read(em -> parameters
                    .apply(em.createQuery(text, Object[].class))
                    .getResultStream()
                    .findFirst());
            user = Optional.of(row.map(both -> (UserEntity) both[1]).map(UserEntity::toUser));
            return row.map(both -> ((AccountEntity) both[0]).toAccount());
        }
    }

    private static String name(AccountName account, String key) {
        return RowKeys.join(account.text(), key);
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
        Optional<UserEntity> found = locked(em, account.id(), save.key());
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
            byName.forget(name(AccountName.of(account), save.key()));
            byId.forget(RowKeys.join(account.id(), user.id()));
        });
        return new Saved.Stored<>(user, found.isEmpty());
    }

    private static Optional<UserEntity> row(EntityManager em, AccountName account, String key) {
        return em.createQuery(
                        "select u from UserEntity u where u.applicationId = :application and u.accountKey = :account"
                                + " and u.key = :key",
                        UserEntity.class)
                .setParameter("application", account.applicationId())
                .setParameter("account", account.key())
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    private static Optional<UserEntity> locked(EntityManager em, String accountId, String key) {
        return em.createQuery(
                        "select u from UserEntity u where u.accountId = :account and u.key = :key", UserEntity.class)
                .setParameter("account", accountId)
                .setParameter("key", key)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
