package io.github.dualauth.application;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.LastUses;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The passwords of each application: any number over time, each with a name and dates of its own, so that one is made,
 * taken into use and only then the other one revoked, without an outage. A change holds from the next call on.
 */
public final class ApplicationPasswords {

    /** How many of an application's passwords may be good, now or later. */
    public static final int MOST = 20;

    /** How many of them may be imported: each is a slow hash for whoever presents a wrong one. */
    public static final int MOST_IMPORTED = 2;

    /** What those made here look like: {@code dualap_} and what {@link MadeSecret} says. */
    static final MadeSecret FORM = MadeSecret.plain("dualap_");

    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;
    private static final String ONLY_ENTRY = "most";

    private final Database database;
    private final ApplicationRegistry registry;
    private final PasswordChecks checks;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RowCache<Integer> mostImported;
    private final LastUses uses;
    private final ImportedPasswords imported;

    /** Changes the passwords of the applications in {@code registry}, whose cache and clock it shares. */
    public ApplicationPasswords(
            Database database, ApplicationRegistry registry, PasswordChecks checks, RowCaches caches) {
        this.database = database;
        this.registry = registry;
        this.checks = checks;
        this.clock = registry.clock();
        this.mostImported = caches.named("imported-passwords");
        this.uses = new LastUses(database, clock, ApplicationPasswordEntity.class);
        this.imported = new ImportedPasswords(this, checks);
    }

    /** Makes a password, which is seen in this outcome only. */
    public PasswordOutcome make(String applicationId, PasswordTerms terms) {
        Secret password = FORM.make(random);
        return outcome(registry.change(applicationId, (em, application) -> {
            if (rows(em).notEnded(applicationId).count() >= MOST) {
                return new PasswordOutcome.TooMany(MOST);
            }
            return stored(em, registry.made(applicationId, terms, password), Optional.of(password));
        }));
    }

    /** The rule that keeps a person's password from being imported, in words; empty if none does. */
    public Optional<String> brokenRule(Secret password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        return FORM.made(password) ? Optional.of("has the form of those that are made here") : Optional.empty();
    }

    /** Whether a stored password of another product can be imported: Argon2id, bcrypt or PBKDF2. */
    public boolean reads(String slowHash) {
        return PasswordHasher.reads(slowHash);
    }

    /** What {@link #importHash} stores of a password in clear; outside any transaction, as it is slow. */
    public String hash(Secret password) {
        return checks.hash(password);
    }

    /** Stores a password that a person chose, as its slow hash, in a format that {@link #reads}. */
    public PasswordOutcome importHash(String applicationId, PasswordTerms terms, String slowHash) {
        PasswordOutcome outcome = outcome(registry.change(applicationId, (em, application) -> {
            List<StoredPassword> others = rows(em).notEnded(applicationId).toList();
            if (others.size() >= MOST) {
                return new PasswordOutcome.TooMany(MOST);
            }
            if (others.stream().filter(one -> one.importedHash().isPresent()).count() >= MOST_IMPORTED) {
                return new PasswordOutcome.TooMany(MOST_IMPORTED);
            }
            return stored(
                    em, ApplicationPasswordEntity.imported(applicationId, terms, slowHash, clock), Optional.empty());
        }));
        mostImported.forget(ONLY_ENTRY);
        return outcome;
    }

    /** The passwords of an application, ended or not, in the order of their making, after {@code afterId}. */
    public Page<PasswordInfo> list(String applicationId, String afterId, int limit) {
        List<PasswordInfo> rows = database.read(em -> em.createQuery(
                        "select p from ApplicationPasswordEntity p where p.applicationId = :application and (:after = ''"
                                + " or exists (select a from ApplicationPasswordEntity a where a.id = :after"
                                + " and (a.createdAt < p.createdAt or (a.createdAt = p.createdAt and a.id < p.id))))"
                                + " order by p.createdAt, p.id",
                        ApplicationPasswordEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> withLastUse(row.toInfo()))
                .toList());
        return Page.cut(rows, limit, PasswordInfo::id);
    }

    private PasswordInfo withLastUse(PasswordInfo row) {
        return row.lastUsed(uses.latest(row.id(), row.lastUsed()));
    }

    /**
     * Revokes a password, from the next call on; once more changes nothing. Refused for the last good password of the
     * application that asks, and of the last administrator.
     *
     * @param callerId the application that asks for it
     */
    public PasswordOutcome revoke(String applicationId, String passwordId, String callerId) {
        return outcome(registry.change(applicationId, (em, application) -> {
            PasswordRows rows = rows(em);
            BooleanSupplier othersCanManage = rows.othersCanManage(application.toApplication());
            ApplicationPasswordEntity row = em.find(ApplicationPasswordEntity.class, passwordId);
            if (row == null || !row.applicationId().equals(applicationId)) {
                return new PasswordOutcome.PasswordUnknown();
            }
            if (rows.isLastGood(applicationId, row.toStored())
                    && (applicationId.equals(callerId) || !othersCanManage.getAsBoolean())) {
                return new PasswordOutcome.LastOne();
            }
            row.revoke(clock);
            return new PasswordOutcome.Stored(withLastUse(row.toInfo()), Optional.empty());
        }));
    }

    /** Notes that a password let somebody in now. */
    void used(String passwordId) {
        uses.note(passwordId);
    }

    /** Writes down when passwords were last used. */
    public void flushUses() {
        uses.flush();
    }

    ImportedPasswords imported() {
        return imported;
    }

    /** How many imported passwords that have not ended the application with the most of them has. */
    int mostImported() {
        return mostImported
                .get(
                        ONLY_ENTRY,
                        entry -> Optional.of(database.read(em -> em.createQuery(
                                        "select count(p) from ApplicationPasswordEntity p where p.importedHash is not null"
                                                + " and p.revokedAt is null and p.expiresAt > :now group by p.applicationId",
                                        Long.class)
                                .setParameter("now", clock.millis())
                                .getResultStream()
                                .mapToInt(Long::intValue)
                                .max()
                                .orElse(0))))
                .orElseThrow();
    }

    /** Replaces an outdated slow hash of the same password. */
    void rehash(String applicationId, StoredPassword password, String slowHash) {
        Optional<Integer> ignored = registry.change(
                applicationId,
                (em, application) -> em.createQuery("update ApplicationPasswordEntity p set p.importedHash = :better"
                                + " where p.id = :id and p.importedHash = :outdated")
                        .setParameter("better", slowHash)
                        .setParameter("id", password.id())
                        .setParameter("outdated", password.importedHash().orElseThrow())
                        .executeUpdate());
    }

    private static PasswordOutcome outcome(Optional<PasswordOutcome> found) {
        return found.orElseGet(PasswordOutcome.ApplicationUnknown::new);
    }

    private static PasswordOutcome stored(EntityManager em, ApplicationPasswordEntity row, Optional<Secret> password) {
        em.persist(row);
        return new PasswordOutcome.Stored(row.toInfo(), password);
    }

    private PasswordRows rows(EntityManager em) {
        return new PasswordRows(em, clock.millis());
    }
}
