package io.github.dualauth.application;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.secret.password.HashBulkhead;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.core.secret.password.VerifiedSecrets;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.time.Duration;
import java.util.Set;

/** Applications to be registered, each with an ID of its own. */
public final class TestApplications {

    /** Remembers to the end of a test. */
    public static final RowCaches CACHE = TestCaches.LASTING;

    private static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    private TestApplications() {}

    /** With slow hashes that are cheap. */
    public static ApplicationPasswords passwords(Database database, ApplicationRegistry registry) {
        return passwords(database, registry, DecisionMetrics.NONE);
    }

    static ApplicationPasswords passwords(Database database, ApplicationRegistry registry, DecisionMetrics metrics) {
        return new ApplicationPasswords(database, registry, checks(new HashBulkhead(1, 1000), metrics), CACHE);
    }

    static PasswordChecks checks(HashBulkhead bulkhead, DecisionMetrics metrics) {
        return new PasswordChecks(
                new PasswordHasher(CHEAP), bulkhead, new VerifiedSecrets(Duration.ofHours(1), 1000), metrics);
    }

    /** One that may call. */
    public static Application active() {
        return named(TestDatabase.uniqueId());
    }

    static Application suspended() {
        return new Application(TestDatabase.uniqueId(), "Suspended", Set.of(), false);
    }

    static Application administrator() {
        return new Application(TestDatabase.uniqueId(), "Administrator", Set.of(Application.ADMINISTRATOR), true);
    }

    static Application named(String id) {
        return new Application(id, "Application " + id, Set.of(), true);
    }
}
