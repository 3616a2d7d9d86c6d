package io.github.dualauth.individual;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.individual.device.DeviceEntity;
import io.github.dualauth.individual.device.SiteEntity;
import io.github.dualauth.individual.session.SessionEntity;
import io.github.dualauth.individual.session.SignOnEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The logins of all people of a deployment; a login ID is unique among them without regard to case. */
public final class LoginRegistry {

    /** The tables of individual-auth. */
    public static final DatabaseSchema SCHEMA = new DatabaseSchema(
            "individual",
            List.of(LoginEntity.class, SiteEntity.class, DeviceEntity.class, SignOnEntity.class, SessionEntity.class),
            "io/github/dualauth/individual/migration");

    private final Database database;
    private final LoginPasswords passwords;
    private final Clock clock;
    private final RowCache<StoredLogin> cache;
    private final List<BiConsumer<Transaction, String>> passwordChanges = new CopyOnWriteArrayList<>();

    /** Reads and writes through {@code database}. */
    public LoginRegistry(Database database, LoginPasswords passwords, RowCaches caches, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        this.cache = caches.named("logins");
    }

    /** Calls {@code listener} in each transaction that replaces a login's password, with the row of the user. */
    public void whenPasswordChanges(BiConsumer<Transaction, String> listener) {
        passwordChanges.add(listener);
    }

    /** The login that {@code loginId} means, in whatever spelling; as fresh as the cache. */
    Optional<StoredLogin> find(String loginId) {
        String key = LoginName.of(loginId);
        if (key.length() > LoginName.MAX_LENGTH) {
            return Optional.empty();
        }
        return cache.get(
                key,
                row -> database.read(
                        em -> byKey(em, row).map(entity -> StoredLogin.of(entity.toLogin(), entity.hash()))));
    }

    /** The login of this user. */
    public Optional<Login> findByUser(String userId) {
        return database.read(em -> byUser(em, userId, LockModeType.NONE).map(LoginEntity::toLogin));
    }

    /** The logins of these users, by the user's row. */
    public Map<String, Login> findByUsers(Collection<String> userIds) {
        Map<String, Login> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            database.read(em -> em.createQuery(
                                    "select l from LoginEntity l where l.userId in :users", LoginEntity.class)
                            .setParameter("users", userIds)
                            .getResultList())
                    .forEach(entity -> found.put(entity.toLogin().userId(), entity.toLogin()));
        }
        return found;
    }

    /** The rule that a new password breaks, in words; empty if it is good. {@code loginId} may be empty. */
    public Optional<String> brokenRule(Secret password, String loginId) {
        return passwords.rules().broken(password, loginId);
    }

    /**
     * Whether a stored password of another product can be brought along: Argon2id, bcrypt, or PBKDF2 as Jakarta
     * Security, Django or passlib write it. It is replaced by an Argon2id hash when its owner first calls.
     */
    public boolean reads(String hash) {
        return PasswordHasher.reads(hash);
    }

    /** What {@link #save} needs, hashed outside any transaction: a slow hash must not hold a row. */
    public String hash(Secret password) {
        return passwords.checks().hash(password);
    }

    /**
     * Makes or changes a user's login as part of {@code transaction}. It works from the next call on, and what it
     * replaces no longer does.
     *
     * @param hash what {@link #hash} made of the change's password, or, beside an empty password, the hash of a
     *     password that another product knew, in a format that {@link #reads}; {@code ""} keeps the one that is there
     */
    public LoginOutcome save(Transaction transaction, LoginChange change, String hash) {
        EntityManager em = transaction.entityManager();
        Optional<LoginEntity> found = byUser(em, change.userId(), LockModeType.PESSIMISTIC_WRITE);
        Optional<LoginOutcome> fault = fault(em, found, change, hash);
        if (fault.isPresent()) {
            return fault.get();
        }
        LoginEntity entity = found.orElseGet(() -> new LoginEntity(change.accountId(), change.userId(), clock));
        String keyBefore = entity.key();
        if (!change.loginId().isEmpty()) {
            entity.rename(change.loginId(), clock);
        }
        if (!hash.isEmpty()) {
            entity.rehash(hash, clock);
            passwordChanges.forEach(listener -> listener.accept(transaction, change.userId()));
        }
        if (found.isEmpty()) {
            em.persist(entity);
        }
        em.flush();
        String key = entity.key();
        transaction.afterCommit(() -> {
            cache.forget(key);
            if (keyBefore != null) {
                cache.forget(keyBefore);
            }
        });
        return new LoginOutcome.Stored(entity.toLogin());
    }

    private Optional<LoginOutcome> fault(
            EntityManager em, Optional<LoginEntity> found, LoginChange change, String hash) {
        String loginId = found.isPresent() && change.loginId().isEmpty()
                ? found.get().toLogin().loginId()
                : change.loginId();
        if (loginId.isEmpty()) {
            return Optional.of(new LoginOutcome.LoginIdRequired());
        }
        if (found.isEmpty() && hash.isEmpty()) {
            return Optional.of(new LoginOutcome.PasswordRequired());
        }
        if (LoginName.of(loginId).length() > LoginName.MAX_LENGTH || loginId.length() > LoginName.MAX_LENGTH) {
            return Optional.of(new LoginOutcome.LoginIdTooLong());
        }
        Optional<LoginEntity> holder = byKey(em, LoginName.of(loginId));
        if (holder.isPresent() && !holder.get().toLogin().userId().equals(change.userId())) {
            return Optional.of(new LoginOutcome.Taken());
        }
        return change.password().isEmpty()
                ? Optional.empty()
                : brokenRule(change.password(), loginId).map(LoginOutcome.PasswordRefused::new);
    }

    /**
     * Replaces an outdated hash of the same password, unless the password was changed meanwhile; the login as it is then, or
     * as it was.
     */
    StoredLogin rehash(StoredLogin login, String hash) {
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            return byUser(em, login.login().userId(), LockModeType.PESSIMISTIC_WRITE)
                    .filter(entity -> entity.hash().equals(login.hash()))
                    .map(entity -> {
                        entity.rehash(hash, clock);
                        transaction.afterCommit(() -> cache.forget(entity.key()));
                        return StoredLogin.of(login.login(), hash);
                    })
                    .orElse(login);
        });
    }

    private static Optional<LoginEntity> byKey(EntityManager em, String key) {
        return em.createQuery("select l from LoginEntity l where l.key = :key", LoginEntity.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    private static Optional<LoginEntity> byUser(EntityManager em, String userId, LockModeType lock) {
        var query = em.createQuery("select l from LoginEntity l where l.userId = :user", LoginEntity.class)
                .setParameter("user", userId);
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
