package io.github.dualauth.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.application.key.ApiKeyEntity;
import io.github.dualauth.application.participant.ParticipantEntity;
import io.github.dualauth.application.secret.HashSeal;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.cache.CacheLimits;
import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The applications of a deployment and their passwords; cached like the directory of accounts. */
public final class ApplicationRegistry {

    /** The tables of applications, their passwords and keys. */
    public static final DatabaseSchema SCHEMA = new DatabaseSchema(
            "application",
            List.of(
                    ApplicationEntity.class,
                    ApplicationPasswordEntity.class,
                    ApiKeyEntity.class,
                    ParticipantEntity.class),
            "io/github/dualauth/application/migration");

    private static final Logger LOG = System.getLogger(ApplicationRegistry.class.getName());
    private static final PasswordTerms FIRST = PasswordTerms.unlimited("first");
    private static final PasswordTerms ROTATED = PasswordTerms.unlimited("rotated");

    /** Of the column. Anybody can send longer ones, and they would fill the memory. */
    private static final int LONGEST_ID = 64;

    /** Of a password that is good now or later. */
    private static final String NOT_ENDED = "p.revokedAt is null and p.expiresAt > :now";

    /** How many passwords that have ended are remembered of an application. */
    static final int MOST_ENDED = 20;

    /** After which an application is read as a whole although its version is the same: somebody may have used SQL. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Database database;
    private final HashSeal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RowCache<RegisteredApplication> cache;
    private final Cache<String, RegisteredApplication> lastRead;

    /** Reads and writes through {@code database}; stores passwords under {@code keys}. */
    public ApplicationRegistry(Database database, KeyRing keys, RowCaches caches, Clock clock) {
        this.database = database;
        this.seal = HashSeal.under(keys);
        this.clock = clock;
        this.cache = caches.named("applications");
        this.lastRead = new CacheLimits(KEPT, caches.limits().maximumSize()).build(Caffeine.newBuilder());
    }

    /** The application with this ID and its passwords; as fresh as the cache. What no ID is as long as is not sought. */
    Optional<RegisteredApplication> registered(String id) {
        return id.length() > LONGEST_ID ? Optional.empty() : cache.get(id, this::readOrConfirm);
    }

    /** One that is as it was when it was read needs not be read again, with all its passwords. */
    private Optional<RegisteredApplication> readOrConfirm(String id) {
        Optional<RegisteredApplication> last = Optional.ofNullable(lastRead.getIfPresent(id));
        if (last.isPresent() && !hasChanged(id, last)) {
            return last;
        }
        Optional<RegisteredApplication> now = read(id);
        now.ifPresent(application -> lastRead.put(id, application));
        return now;
    }

    /** Whether {@link #registered} answers from memory. */
    boolean remembers(String id) {
        return cache.remembers(id);
    }

    /** Whether the application is another one now, or exists only now or no more; costs as much as to find that it is unknown. */
    boolean hasChanged(String id, Optional<RegisteredApplication> registered) {
        Optional<Long> now = database.read(
                em -> em.createQuery("select a.version from ApplicationEntity a where a.id = :id", Long.class)
                        .setParameter("id", id)
                        .getResultStream()
                        .findFirst());
        return !now.equals(registered.map(RegisteredApplication::version));
    }

    /** The application with this ID and its passwords as they are now. */
    Optional<RegisteredApplication> read(String id) {
        long now = clock.millis();
        List<Object[]> rows = database.read(em -> em.createQuery(
                        "select a, p from ApplicationEntity a left join ApplicationPasswordEntity p"
                                + " on p.applicationId = a.id and " + NOT_ENDED + " where a.id = :application",
                        Object[].class)
                .setParameter("application", id)
                .setParameter("now", now)
                .getResultList());
        return rows.stream()
                .findFirst()
                .map(row -> (ApplicationEntity) row[0])
                .map(entity -> new RegisteredApplication(
                        entity.toApplication(),
                        entity.version(),
                        stored(rows.stream()
                                .map(row -> (ApplicationPasswordEntity) row[1])
                                .filter(Objects::nonNull)),
                        now));
    }

    /** The newest passwords that had ended at an instant; all of them would be more with each rotation. */
    List<StoredPassword> lastEnded(String id, long at) {
        return database.read(em -> stored(em.createQuery(
                        "select p from ApplicationPasswordEntity p where p.applicationId = :application"
                                + " and (p.revokedAt is not null or p.expiresAt <= :at) order by p.createdAt desc, p.id",
                        ApplicationPasswordEntity.class)
                .setParameter("application", id)
                .setParameter("at", at)
                .setMaxResults(MOST_ENDED)
                .getResultStream()));
    }

    private List<StoredPassword> stored(Stream<ApplicationPasswordEntity> rows) {
        return rows.map(row -> row.toStored(seal)).toList();
    }

    /** The application with this ID, suspended or not. */
    public Optional<Application> find(String id) {
        return registered(id).map(RegisteredApplication::application);
    }

    /** Whether there is any application. */
    public boolean isEmpty() {
        return database.read(em -> em.createQuery("select a.id from ApplicationEntity a", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** All applications in the order of their IDs, after {@code afterId} ({@code ""} for the first page). */
    public Page<Application> list(String afterId, int limit) {
        List<Application> rows = database.read(em -> em.createQuery(
                        "select a from ApplicationEntity a where a.id > :after order by a.id", ApplicationEntity.class)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(ApplicationEntity::toApplication)
                .toList());
        return Page.cut(rows, limit, Application::id);
    }

    /** Registers an application and makes its first password; empty if the ID is taken. */
    public Optional<IssuedPassword> create(Application application) {
        return create(application, ApplicationPasswords.FORM.make(random));
    }

    /** Registers an application with a password made elsewhere, of at least 256 random bits; empty if the ID is taken. */
    public Optional<IssuedPassword> create(Application application, Secret password) {
        return database.write(transaction -> {
            if (!add(transaction, application)) {
                return Optional.empty();
            }
            transaction.entityManager().persist(made(application.id(), FIRST, password));
            return Optional.of(new IssuedPassword(application, password));
        });
    }

    /**
     * Registers an application that has no password, as part of somebody else's transaction.
     *
     * @return whether its ID was free
     */
    public boolean add(Transaction transaction, Application application) {
        EntityManager em = transaction.entityManager();
        if (em.find(ApplicationEntity.class, application.id()) != null) {
            return false;
        }
        em.persist(new ApplicationEntity(application, clock));
        em.flush();
        transaction.afterCommit(() -> cache.forget(application.id()));
        return true;
    }

    /**
     * Makes a new password. All the ones before, imported ones too, are refused from the next call on; with
     * {@code overlap}, they stay good for that long, so that an integrator can change over without an outage.
     *
     * @return the new password; empty if there is no such application
     */
    public Optional<IssuedPassword> rotatePassword(String id, Duration overlap) {
        Secret password = ApplicationPasswords.FORM.make(random);
        return database.write(transaction -> locked(transaction, id).map(entity -> {
            EntityManager em = transaction.entityManager();
            notEnded(em, id, clock.millis()).forEach(old -> {
                if (overlap.isZero()) {
                    old.revoke(clock);
                } else {
                    old.expire(clock.millis() + overlap.toMillis());
                }
            });
            em.persist(made(id, ROTATED, password));
            return new IssuedPassword(entity.toApplication(), password);
        }));
    }

    /** Suspends or resumes an application, from the next call on; empty if there is none. */
    public Optional<Application> setActive(String id, boolean active) {
        return database.write(transaction -> locked(transaction, id).map(entity -> {
            entity.setActive(active, clock);
            return entity.toApplication();
        }));
    }

    /**
     * Changes what belongs to an application, one change after the other, seen from the next call on.
     *
     * @return what the change returns; empty if there is no such application
     */
    public <T> Optional<T> change(String id, BiFunction<EntityManager, ApplicationEntity, T> change) {
        return database.write(transaction ->
                locked(transaction, id).map(entity -> change.apply(transaction.entityManager(), entity)));
    }

    private Optional<ApplicationEntity> locked(Transaction transaction, String id) {
        transaction.afterCommit(() -> cache.forget(id));
        return Optional.ofNullable(transaction
                .entityManager()
                .find(ApplicationEntity.class, id, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
    }

    /** The clock of all that belongs to applications. */
    public Clock clock() {
        return clock;
    }

    /** The row of a password that was made here. */
    ApplicationPasswordEntity made(String applicationId, PasswordTerms terms, Secret password) {
        return new ApplicationPasswordEntity(applicationId, terms, clock).sealed(SecretHash.of(password), seal);
    }

    /** Seals a password that an earlier version stored as an HMAC, now that it is at hand; the next use does otherwise. */
    void adopt(String applicationId, StoredPassword keyed, Secret password) {
        String box = seal.seal(ApplicationPasswordEntity.row(applicationId, keyed.id()), SecretHash.of(password));
        try {
            Optional<Integer> ignored = change(
                    applicationId,
                    (em, application) -> em.createQuery(
                                    "update ApplicationPasswordEntity p set p.hash = :box, p.keyId = :keyId"
                                            + " where p.id = :id and p.hash = :keyed")
                            .setParameter("box", box)
                            .setParameter("keyId", SecretBox.keyIdOf(box))
                            .setParameter("id", keyed.id())
                            .setParameter("keyed", keyed.hash().hex())
                            .executeUpdate());
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.WARNING, "a password stays an HMAC for now: {0}", e.getMessage());
        }
    }

    /** The passwords of an application that are good now or later. */
    static Stream<ApplicationPasswordEntity> notEnded(EntityManager em, String id, long now) {
        return em.createQuery(
                        "select p from ApplicationPasswordEntity p where p.applicationId = :application and "
                                + NOT_ENDED,
                        ApplicationPasswordEntity.class)
                .setParameter("application", id)
                .setParameter("now", now)
                .getResultStream();
    }
}
