package io.github.dualauth.individual;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.secret.password.HashBulkhead;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.core.secret.password.VerifiedSecrets;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.time.Duration;

/** A registry of logins with cheap hashes, and logins in it. */
public final class TestLogins {

    /** The cheapest that are allowed: tests make many. */
    static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    /** What every login has at first. */
    public static final String PASSWORD = "correct horse";

    private static final PasswordChecks CHECKS = checks(CHEAP);
    private static final String HASH = CHECKS.hash(Secret.of(PASSWORD));

    private final Database database;
    private final LoginRegistry registry;

    /** In a database that is shared. */
    public TestLogins(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, LoginRegistry.SCHEMA);
        registry = new LoginRegistry(
                database, new LoginPasswords(new PasswordRules(0), CHECKS), TestCaches.LASTING, MutableClock.stopped());
    }

    /** Checks of their own, with a memory of their own. */
    static PasswordChecks checks(Argon2Parameters parameters) {
        return checks(parameters, DecisionMetrics.NONE);
    }

    /** The same, which tell {@code metrics}. */
    static PasswordChecks checks(Argon2Parameters parameters, DecisionMetrics metrics) {
        return new PasswordChecks(
                new PasswordHasher(parameters),
                new HashBulkhead(4, 100),
                new VerifiedSecrets(Duration.ofHours(1), 1000),
                metrics);
    }

    /** The registry itself. */
    public LoginRegistry registry() {
        return registry;
    }

    /** Where everything is. */
    public Database database() {
        return database;
    }

    /** A login for a new user, with {@link #PASSWORD}. */
    LoginOutcome create(String loginId) {
        return save(TestDatabase.uniqueId(), loginId, PASSWORD);
    }

    /** Makes or changes a login; empty means as it is. */
    public LoginOutcome save(String userId, String loginId, String password) {
        LoginChange change = new LoginChange("account", userId, loginId, Secret.of(password));
        String hash = password.isEmpty() ? "" : PASSWORD.equals(password) ? HASH : registry.hash(Secret.of(password));
        return database.write(transaction -> registry.save(transaction, change, hash));
    }

    /** A login whose hash was made elsewhere. */
    void brought(String loginId, String hash) {
        LoginChange change = new LoginChange("account", TestDatabase.uniqueId(), loginId, Secret.of(""));
        database.write(transaction -> registry.save(transaction, change, hash));
    }
}
