package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.metrics.DecisionMetrics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered is told by the hashes that are made: each takes one turn of the bulkhead. */
class PasswordChecksTest {

    private static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP);
    private final String stored = hasher.hash(Secret.of("right"));
    private final VerifiedSecrets verified = new VerifiedSecrets(Duration.ofHours(1), 100);
    private final PasswordChecks checks =
            new PasswordChecks(hasher, new HashBulkhead(1, 0), verified, DecisionMetrics.NONE);

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
