package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.OldTables;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class UpgradeTest {

    private static final long NEVER = Long.MAX_VALUE;

    private final MutableClock clock = MutableClock.stopped();
    private final OldTables tables;

    @TempDir
    private Path directory;

    UpgradeTest(TestDatabase kind) {
        tables = new OldTables(kind.empty(), AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @Test
    void upgrade_rowsOfTheFirstVersion_authenticateAndCanBeRotated() {
        KeyRing keys = TestKeys.of(directory, 1);
        Secret password = ApplicationPasswords.FORM.make(new SecureRandom());
        long now = clock.millis();
        tables.insert("dualauth_application", "clinic-server", "Clinic server", true, "", now, now);
        String hash = SecretHash.keyed(password, keys.currentId(), keys).hex();
        tables.insert(
                "dualauth_application_password", "p", "clinic-server", keys.currentId(), hash, now, now, NEVER, null);
        tables.insert("dualauth_account", "a", "clinic-server", "clinic-1", "Clinic One", true, "{}", now, now);
        tables.insert("dualauth_user", "u", "clinic-server", "a", "clinic-1", "ann", true, "{}", now, now);

        Database database = tables.upgrade();
        ApplicationRegistry registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        ApplicationPasswordVerifier verifier =
                new ApplicationPasswordVerifier(registry, keys, TestApplications.passwords(database, registry), clock);
        mustVerify(verifier, password);
        mustVerify(verifier, password);
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
        Account clinic = accounts.find("clinic-server", "clinic-1").orElseThrow();
        assertEquals(new Account("a", "clinic-server", "clinic-1", "Clinic One", true, "{}"), clinic);
        assertEquals(
                "u",
                new UserDirectory(accounts)
                        .find(AccountName.of(clinic), "ann")
                        .orElseThrow()
                        .id());
        mustVerify(
                verifier,
                registry.rotatePassword("clinic-server", Duration.ZERO)
                        .orElseThrow()
                        .password());
    }

    private static void mustVerify(ApplicationPasswordVerifier verifier, Secret password) {
        assertInstanceOf(
                Verification.Verified.class,
                verifier.verify(new ApplicationCredential("clinic-server", password, "", "")));
    }
}
