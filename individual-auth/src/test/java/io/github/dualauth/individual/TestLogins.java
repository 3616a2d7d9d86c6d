package io.github.dualauth.individual;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;

/** A registry of logins with cheap hashes, and logins in it. */
final class TestLogins {

    /** The cheapest that are allowed: tests make many. */
    static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    static final String PASSWORD = "correct horse";

    private static final PasswordHasher HASHER = new PasswordHasher(CHEAP);
    private static final String HASH = HASHER.hash(Secret.of(PASSWORD));

    private final Database database;
    private final LoginRegistry registry;

    TestLogins(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, LoginRegistry.SCHEMA);
        registry = new LoginRegistry(database, HASHER, TestCaches.LASTING, MutableClock.stopped());
    }

    LoginRegistry registry() {
        return registry;
    }

    Database database() {
        return database;
    }

    /** A login for a new user, with {@link #PASSWORD}. */
    LoginOutcome create(String loginId) {
        return save(TestDatabase.uniqueId(), loginId, PASSWORD);
    }

    LoginOutcome save(String userId, String loginId, String password) {
        LoginChange change = new LoginChange("account", userId, loginId, Secret.of(password));
        String hash = PASSWORD.equals(password) ? HASH : registry.hash(Secret.of(password));
        return database.write(transaction -> registry.save(transaction, change, hash));
    }

    /** A login whose hash was made elsewhere. */
    void brought(String loginId, String hash) {
        LoginChange change = new LoginChange("account", TestDatabase.uniqueId(), loginId, Secret.of(PASSWORD));
        database.write(transaction -> registry.save(transaction, change, hash));
    }
}
