package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class LoginPasswordVerifierTest {

    private final String id = "Anna@" + TestDatabase.uniqueId();
    private final PasswordHasher hasher = new PasswordHasher(TestLogins.CHEAP);
    private final CountingMetrics metrics = new CountingMetrics();
    private final PasswordChecks checks = TestLogins.checks(TestLogins.CHEAP, metrics);
    private final TestLogins logins;
    private final LoginPasswordVerifier verifier;

    LoginPasswordVerifierTest(TestDatabase kind) {
        logins = new TestLogins(kind);
        verifier = new LoginPasswordVerifier(logins.registry(), checks);
    }

    @Test
    void verify_unknownLogin_isRejectedWithoutIt() {
        assertEquals(new Verification.Rejected<>(RejectionReason.LOGIN_UNKNOWN, ""), verify(id, "any password"));
        assertEquals(
                new Verification.Rejected<>(RejectionReason.LOGIN_UNKNOWN, ""),
                verify(id + "x".repeat(1000), "any password"));
    }

    @Test
    void verify_wrongPassword_isRejectedWithTheStoredId() {
        logins.create(id);
        assertEquals(
                new Verification.Rejected<>(RejectionReason.LOGIN_PASSWORD_WRONG, id),
                verify(id.toLowerCase(Locale.ROOT), "Correct horse"));
    }

    @Test
    void verify_unknownLogin_costsAHashLikeAWrongPassword() {
        logins.create(id);
        verify(id, "wrong password");
        assertEquals(1, metrics.hashes());
        verify(id + "x", "wrong password");
        assertEquals(1, metrics.hashes());
    }

    @Test
    void verify_knownPassword_costsNoHashUntilThePersonIsNotLetIn() {
        logins.create(id);
        assertVerified(id, TestLogins.PASSWORD);
        assertEquals(1, metrics.hashes());
        assertVerified(id, TestLogins.PASSWORD);
        assertEquals(0, metrics.hashes());

        verifier.notLetIn(new LoginCredential(id, Secret.of(TestLogins.PASSWORD)));
        assertVerified(id, TestLogins.PASSWORD);
        assertEquals(1, metrics.hashes());
    }

    @Test
    void verify_passwordThatWasChanged_isRejectedAtTheVeryNextCall() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        assertVerified(id, TestLogins.PASSWORD);
        logins.save(user, "", "another password");
        assertFalse(verify(id, TestLogins.PASSWORD) instanceof Verification.Verified);
        assertVerified(id, "another password");
    }

    @Test
    void verify_rightPassword_givesThePerson() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        String version = logins.registry().find(id).orElseThrow().version();
        assertEquals(
                new Verification.Verified<>(new VerifiedPerson(id, "account", user, version)),
                verify(id.toUpperCase(Locale.ROOT), TestLogins.PASSWORD));
    }

    @Test
    void vouchesStill_passwordOrLoginIdThatWasChanged_isFalse() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        VerifiedPerson first = person(TestLogins.PASSWORD);
        assertTrue(verifier.vouchesStill(first));

        logins.save(user, "", "another password");
        assertFalse(verifier.vouchesStill(first));
        VerifiedPerson second = person("another password");
        logins.save(user, id + "x", "");
        assertFalse(verifier.vouchesStill(second));
    }

    @Test
    void vouchesStill_hashThatWasReplacedAtThisLogin_isTrue() {
        logins.brought(id, new PasswordHasher(new Argon2Parameters(2048, 1, 1)).hash(Secret.of("password")));
        assertTrue(verifier.vouchesStill(person("password")));
    }

    @Test
    void vouchesStill_loginIdThatAnotherUserHasNowWithTheSameHash_isFalse() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        VerifiedPerson before = person(TestLogins.PASSWORD);
        String hash = stored();
        logins.save(user, id + "x", "");
        logins.brought(id, hash);
        assertEquals(before.version(), person(TestLogins.PASSWORD).version());
        assertFalse(verifier.vouchesStill(before));
    }

    /** Else a person who is not let in would learn by the time that the password is right. */
    @Test
    void verify_sameHashAsAnotherUser_costsAHashOfItsOwn() {
        String hash = hasher.hash(Secret.of("password"));
        logins.brought(id, hash);
        logins.brought(id + "x", hash);
        assertVerified(id, "password");
        assertEquals(1, metrics.hashes());
        assertVerified(id + "x", "password");
        assertEquals(1, metrics.hashes());
    }

    @Test
    void countedId_everySpelling_isOne() {
        String counted = verifier.countedId(new LoginCredential("anna@\u017ftrasse", Secret.of("x")));
        assertEquals(counted, verifier.countedId(new LoginCredential("ANNA@Strasse", Secret.of("y"))));
        assertEquals(counted, verifier.countedId(new LoginCredential("\uff21nna@STRASSE", Secret.of("z"))));
        assertNotEquals(counted, verifier.countedId(new LoginCredential("berta@strasse", Secret.of("x"))));
    }

    private VerifiedPerson person(String password) {
        return ((Verification.Verified<VerifiedPerson>) verify(id, password)).identity();
    }

    @Test
    void verify_outdatedHash_isReplacedInTheDatabase() {
        String outdated = new PasswordHasher(new Argon2Parameters(2048, 1, 1)).hash(Secret.of("password"));
        assertReplaced(outdated, "password");
    }

    @Test
    void verify_bcryptBroughtAlong_isReplacedInTheDatabase() {
        assertReplaced("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U");
    }

    @Test
    void verify_pbkdf2BroughtAlong_isReplacedInTheDatabase() {
        assertReplaced("pbkdf2_sha1$4096$salt$SwB5AbdlSJq+rUnZJvch0GWkKcE=", "password");
    }

    @Test
    void verify_outdatedHashAndWrongPassword_isLeft() {
        String outdated = new PasswordHasher(new Argon2Parameters(2048, 1, 1)).hash(Secret.of("password"));
        logins.brought(id, outdated);
        assertFalse(verify(id, "passwore") instanceof Verification.Verified);
        assertEquals(outdated, stored());
    }

    @Test
    void verify_hashThatIsUpToDate_isLeft() {
        logins.create(id);
        String before = stored();
        assertVerified(id, TestLogins.PASSWORD);
        assertEquals(before, stored());
    }

    @Test
    void rehash_passwordChangedMeanwhile_isLeft() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        StoredLogin before = logins.registry().find(id).orElseThrow();
        logins.save(user, "", "another password");
        String changed = stored();
        logins.registry().rehash(before, hasher.hash(Secret.of(TestLogins.PASSWORD)));
        assertEquals(changed, stored());
    }

    @Test
    void rehash_whileThePasswordIsChanged_neverBringsTheOldOneBack() {
        String user = TestDatabase.uniqueId();
        logins.save(user, id, TestLogins.PASSWORD);
        LoginChange change = new LoginChange("account", user, "", Secret.of(""));
        for (int round = 0; round < 20; round++) {
            String changed = "changed " + round;
            StoredLogin before = logins.registry().find(id).orElseThrow();
            Together.run(
                    8,
                    thread -> thread > 0
                            ? logins.registry().rehash(before, "rehashed")
                            : logins.database()
                                    .write(transaction -> logins.registry().save(transaction, change, changed)));
            assertEquals(changed, stored());
        }
    }

    @Test
    void accepts_application_isFalse() {
        assertFalse(verifier.accepts(new ApplicationCredential("id", Secret.of("secret"), "", "")));
        assertTrue(verifier.accepts(new LoginCredential("id", Secret.of("secret"))));
    }

    private void assertReplaced(String outdated, String password) {
        logins.brought(id, outdated);
        assertVerified(id, password);
        String replaced = stored();
        assertTrue(replaced.startsWith("$argon2id$v=19$m=1024,t=1,p=1$"), replaced);
        assertVerified(id, password);
        assertEquals(replaced, stored(), "once");
    }

    /** Past the cache. */
    private String stored() {
        return logins.database()
                .read(em ->
                        (String) em.createNativeQuery("select password_hash from dualauth_login where login_id = ?1")
                                .setParameter(1, id)
                                .getSingleResult());
    }

    private void assertVerified(String loginId, String password) {
        Verification<VerifiedPerson> verification = verify(loginId, password);
        assertTrue(verification instanceof Verification.Verified, verification::toString);
    }

    private Verification<VerifiedPerson> verify(String loginId, String password) {
        return verifier.verify(new LoginCredential(loginId, Secret.of(password)));
    }
}
