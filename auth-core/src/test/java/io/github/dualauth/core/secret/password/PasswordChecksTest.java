package io.github.dualauth.core.secret.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.CountingMetrics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered is told by the hashes that are made: each takes one turn of the bulkhead. */
class PasswordChecksTest {

    private static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP);
    private final String stored = hasher.hash(Secret.of("right"));
    private final VerifiedSecrets verified = new VerifiedSecrets(Duration.ofHours(1), 100);
    private final CountingMetrics metrics = new CountingMetrics();
    private final PasswordChecks checks = new PasswordChecks(hasher, new HashBulkhead(1, 0), verified, metrics);

    private boolean remembered(String owner, String password, String hash) {
        return verified.knows(verified.mark(owner, Secret.of(password), hash));
    }

    @Test
    void matches_wrongPassword_isNeverRemembered() {
        assertFalse(checks.matches("login:1", Secret.of("wrong"), stored));
        assertFalse(remembered("login:1", "wrong", stored));
        assertFalse(checks.matches("login:1", Secret.of("wrong"), stored));
    }

    @Test
    void matches_rightPassword_isRememberedForThisOwnerPasswordAndHashOnly() {
        assertTrue(checks.matches("login:1", Secret.of("right"), stored));
        assertTrue(remembered("login:1", "right", stored));
        assertFalse(remembered("login:2", "right", stored));
        assertFalse(remembered("login:1", "righ", stored));
        assertFalse(remembered("login:1", "right", hasher.hash(Secret.of("right"))), "the password was set anew");
        assertFalse(checks.matches("login:1", Secret.of("right"), hasher.hash(Secret.of("other"))));
    }

    @Test
    void forget_rememberedPassword_isHashedAgain() {
        checks.matches("login:1", Secret.of("right"), stored);
        assertTrue(checks.remembers("login:1", Secret.of("right"), stored));
        checks.forget("login:1", Secret.of("right"), stored);
        assertFalse(remembered("login:1", "right", stored));
        assertFalse(checks.remembers("login:1", Secret.of("right"), stored));
    }

    @Test
    void matchesNobody_anyPassword_isNotRemembered() {
        checks.matchesNobody(Secret.of("right"));
        assertFalse(remembered("login:1", "right", stored));
    }

    @Test
    void matches_anyPassword_isCounted() {
        checks.matches("login:1", Secret.of("wrong"), stored);
        assertEquals(1, metrics.count("miss verified-secrets"));
        assertEquals(1, metrics.hashes());
        checks.matchesNobody(Secret.of("wrong"));
        assertEquals(1, metrics.count("miss verified-secrets"));
        assertEquals(1, metrics.hashes());
        checks.matches("login:1", Secret.of("right"), stored);
        assertEquals(0, metrics.count("hit verified-secrets"));
        assertEquals(1, metrics.hashes());
        checks.matches("login:1", Secret.of("right"), stored);
        assertEquals(1, metrics.count("hit verified-secrets"));
        assertEquals(0, metrics.hashes());
        assertEquals(0, metrics.gauge("bulkhead.depth"));
    }

    @Test
    void ofApplications_slowHash_isTimedApartAndRememberedTogether() {
        PasswordChecks ofApplications = checks.ofApplications();
        ofApplications.matchesNobody(Secret.of("right"));
        assertTrue(ofApplications.matches("application-password:1", Secret.of("right"), stored));
        assertEquals(2, metrics.count("verification application-password"));
        assertEquals(0, metrics.count("verification login-password"));
        assertTrue(checks.matches("application-password:1", Secret.of("right"), stored));
        assertEquals(1, metrics.count("hit verified-secrets"));
        assertEquals(2, metrics.count("miss verified-secrets"));
        checks.matchesNobody(Secret.of("right"));
        assertEquals(1, metrics.count("verification login-password"));
        assertEquals(0, metrics.count("verification application-password"));
    }

    @Test
    void hash_newPassword_isOfItAndUpToDate() {
        String made = checks.hash(Secret.of("new"));
        assertTrue(checks.matches("login:1", Secret.of("new"), made));
        assertFalse(checks.isOutdated(made));
        assertTrue(checks.isOutdated("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
    }

    @Test
    void mark_partsThatRunTogether_differ() {
        assertNotEquals(verified.mark("ab", Secret.of("c"), "d"), verified.mark("a", Secret.of("c"), "bd"));
        assertNotEquals(verified.mark("a", Secret.of("bc"), "d"), verified.mark("a", Secret.of("c"), "db"));
    }

    @Test
    void mark_anotherProcess_isAnother() {
        VerifiedSecrets other = new VerifiedSecrets(Duration.ofHours(1), 100);
        assertNotEquals(verified.mark("a", Secret.of("b"), "c"), other.mark("a", Secret.of("b"), "c"));
        assertEquals(verified.mark("a", Secret.of("b"), "c"), verified.mark("a", Secret.of("b"), "c"));
    }
}
