package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.database.OldTables;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class UpgradeTest {

    private final OldTables tables;

    UpgradeTest(TestDatabase kind) {
        tables = new OldTables(kind.empty(), AccountDirectory.SCHEMA, LoginRegistry.SCHEMA);
    }

    @Test
    void upgrade_loginOfTheFirstVersion_isVerified() {
        PasswordChecks checks = TestLogins.checks(TestLogins.CHEAP);
        String hash = checks.hash(Secret.of(TestLogins.PASSWORD));
        tables.insert("dualauth_login", "l", "Ann@clinic.example", "ann@clinic.example", "a", "u", hash, 1L, 1L);
        LoginRegistry registry = new LoginRegistry(
                tables.upgrade(),
                new LoginPasswords(new PasswordRules(0), checks),
                TestCaches.lasting(Duration.ofHours(1)),
                MutableClock.stopped());
        assertInstanceOf(
                Verification.Verified.class,
                new LoginPasswordVerifier(registry, checks)
                        .verify(new LoginCredential("ann@clinic.example", Secret.of(TestLogins.PASSWORD))));
    }
}
