package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ApplicationPasswordVerifierTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration OVERLAP = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private KeyRing keys;
    private ApplicationRegistry registry;
    private ApplicationPasswordVerifier verifier;

    ApplicationPasswordVerifierTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @BeforeEach
    void under() {
        under(1);
    }

    private void under(int... fillers) {
        keys = TestKeys.of(directory, fillers);
        registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        verifier =
                new ApplicationPasswordVerifier(registry, keys, TestApplications.passwords(database, registry), clock);
    }

    @Test
    void verify_unknownId_isRejectedWithoutIt() {
        assertEquals(
                new Verification.Rejected<>(RejectionReason.APPLICATION_UNKNOWN, ""),
                verify(TestDatabase.uniqueId(), Secret.of("any")));
    }

    @Test
    void verify_clockSetBackByAnHour_knowsTheNewPasswordAndNotTheRevokedOne() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        IssuedPassword rotated = registry.rotatePassword(id, Duration.ZERO).orElseThrow();
        clock.advance(OVERLAP.negated());
        assertRejected(RejectionReason.APPLICATION_PASSWORD_REVOKED, id, verify(id, old.password()));
        assertTrue(verify(id, rotated.password()) instanceof Verification.Verified<?>);
    }

    @Test
    void verify_clockSetForwardAndBack_refusesWhatHasExpired() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        IssuedPassword rotated = registry.rotatePassword(id, OVERLAP).orElseThrow();
        clock.advance(OVERLAP);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_EXPIRED, id, verify(id, old.password()));
        assertTrue(verify(id, rotated.password()) instanceof Verification.Verified<?>);
        clock.advance(OVERLAP.negated());
        clock.advance(OVERLAP);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_EXPIRED, id, verify(id, old.password()));
    }

    @Test
    void verify_passwordMadeByAnotherNodeThatCannotTell_isGoodAtOnce() {
        IssuedPassword first = issued(TestApplications.active());
        String id = first.application().id();
        assertTrue(verify(id, first.password()) instanceof Verification.Verified<?>);
        ApplicationRegistry elsewhere = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        IssuedPassword second = elsewhere.rotatePassword(id, OVERLAP).orElseThrow();
        assertTrue(verify(id, second.password()) instanceof Verification.Verified<?>);
    }

    @Test
    void verify_applicationMadeByAnotherNodeAfterItWasUnknown_isGoodAtOnce() {
        Application application = TestApplications.active();
        verify(application.id(), Secret.of("any"));
        ApplicationRegistry elsewhere = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        Secret password = elsewhere.create(application).orElseThrow().password();
        assertTrue(verify(application.id(), password) instanceof Verification.Verified<?>);
    }

    @Test
    void verify_idInAnotherSpelling_isUnknown() {
        IssuedPassword issued = issued(TestApplications.active());
        String id = issued.application().id();
        assertRejected(RejectionReason.APPLICATION_UNKNOWN, "", verify(id.toUpperCase(Locale.ROOT), issued.password()));
        assertRejected(RejectionReason.APPLICATION_UNKNOWN, "", verify(id + " ", issued.password()));
        assertRejected(RejectionReason.APPLICATION_UNKNOWN, "", verify(id + "x".repeat(500), issued.password()));
    }

    @Test
    void verify_wrongPassword_isRejected() {
        IssuedPassword issued = issued(TestApplications.active());
        String id = issued.application().id();
        String right = String.valueOf(issued.password().toCharArray());
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, verify(id, Secret.of(right + "x")));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, verify(id, Secret.of(right.substring(1))));
        assertRejected(
                RejectionReason.APPLICATION_PASSWORD_WRONG, id, verify(id, Secret.of(right.toLowerCase(Locale.ROOT))));
    }

    @Test
    void verify_passwordOfAnotherApplication_isRejected() {
        IssuedPassword theirs = issued(TestApplications.active());
        String id = issued(TestApplications.active()).application().id();
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, verify(id, theirs.password()));
    }

    @Test
    void verify_suspended_isRejectedAndAWrongPasswordIsToldFirst() {
        IssuedPassword issued = issued(TestApplications.suspended());
        String id = issued.application().id();
        assertRejected(RejectionReason.APPLICATION_SUSPENDED, id, verify(id, issued.password()));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, verify(id, Secret.of("wrong")));
    }

    @Test
    void verify_suspendedAndResumed_changesAtTheVeryNextCall() {
        IssuedPassword issued = issued(TestApplications.active());
        String id = issued.application().id();
        assertVerified(issued);
        registry.setActive(id, false);
        assertRejected(RejectionReason.APPLICATION_SUSPENDED, id, verify(id, issued.password()));
        registry.setActive(id, true);
        assertVerified(issued);
    }

    @Test
    void verify_replacedPassword_isRevokedAtTheVeryNextCall() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        assertVerified(old);
        IssuedPassword current = registry.rotatePassword(id, Duration.ZERO).orElseThrow();
        assertRejected(RejectionReason.APPLICATION_PASSWORD_REVOKED, id, verify(id, old.password()));
        assertVerified(current);
    }

    @Test
    void verify_replacedWithOverlap_isGoodUntilItEnds() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        IssuedPassword current = registry.rotatePassword(id, OVERLAP).orElseThrow();
        clock.advance(OVERLAP.minus(MILLISECOND));
        assertVerified(old);
        assertVerified(current);
        clock.advance(MILLISECOND);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_EXPIRED, id, verify(id, old.password()));
        assertVerified(current);
    }

    @Test
    void verify_secondRotation_neverProlongsTheFirst() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        registry.rotatePassword(id, OVERLAP);
        registry.rotatePassword(id, OVERLAP.multipliedBy(10));
        clock.advance(OVERLAP);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_EXPIRED, id, verify(id, old.password()));
    }

    @Test
    void verify_rotationAfterALeak_endsTheOverlapAtOnce() {
        IssuedPassword old = issued(TestApplications.active());
        String id = old.application().id();
        IssuedPassword leaked = registry.rotatePassword(id, OVERLAP).orElseThrow();
        registry.rotatePassword(id, Duration.ZERO);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_REVOKED, id, verify(id, old.password()));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_REVOKED, id, verify(id, leaked.password()));
    }

    @Test
    void verify_keyThatIsNoLongerCurrent_isStillGood() {
        IssuedPassword issued = issued(TestApplications.active());
        under(2, 1);
        assertVerified(issued);
        IssuedPassword current =
                registry.rotatePassword(issued.application().id(), OVERLAP).orElseThrow();
        assertVerified(issued);
        assertVerified(current);
    }

    @Test
    void verify_rightPassword_givesTheRoles() {
        IssuedPassword issued = issued(TestApplications.administrator());
        VerifiedApplication verified = verified(issued);
        assertEquals(issued.application().id(), verified.applicationId());
        assertEquals(Set.of(Application.ADMINISTRATOR), verified.roles());
    }

    @Test
    void fault_passwordThatEndedSince_isTold() {
        IssuedPassword issued = issued(TestApplications.active());
        String id = issued.application().id();
        VerifiedApplication before = verified(issued);
        assertEquals(Optional.empty(), verifier.fault(before));
        registry.setActive(id, false);
        assertEquals(Optional.of(RejectionReason.APPLICATION_SUSPENDED), verifier.fault(before));
        registry.setActive(id, true);
        IssuedPassword current = registry.rotatePassword(id, OVERLAP).orElseThrow();
        assertEquals(Optional.empty(), verifier.fault(before));
        clock.advance(OVERLAP);
        assertEquals(Optional.of(RejectionReason.APPLICATION_PASSWORD_EXPIRED), verifier.fault(before));
        VerifiedApplication after = verified(current);
        registry.rotatePassword(id, Duration.ZERO);
        assertEquals(Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED), verifier.fault(after));
        assertEquals(
                Optional.of(RejectionReason.APPLICATION_SUSPENDED),
                verifier.fault(new VerifiedApplication(TestDatabase.uniqueId(), Set.of(), after.credential())));
    }

    @Test
    void verify_passwordMadeElsewhere_isGood() {
        Secret own = Secret.of("a password of at least 32 random characters");
        IssuedPassword issued = registry.create(TestApplications.active(), own).orElseThrow();
        assertVerified(issued);
    }

    @Test
    void guessable_madeHere_isNot() {
        Secret made = issued(TestApplications.active()).password();
        assertFalse(verifier.guessable(new ApplicationCredential("id", made, "", "")));
        String text = String.valueOf(made.toCharArray());
        assertTrue(verifier.guessable(new ApplicationCredential("id", Secret.of(text.substring(1)), "", "")));
    }

    @Test
    void countedId_anyPassword_isTheApplicationThatItIsGuessedOf() {
        assertEquals(
                "some-id", verifier.countedId(new ApplicationCredential("some-id", Secret.of("x"), "account", "user")));
    }

    @Test
    void accepts_login_isFalse() {
        assertFalse(verifier.accepts(new LoginCredential("login", Secret.of("secret"))));
        assertTrue(verifier.accepts(new ApplicationCredential("id", Secret.of("secret"), "", "")));
    }

    private IssuedPassword issued(Application application) {
        return registry.create(application).orElseThrow();
    }

    private Verification<VerifiedApplication> verify(String id, Secret password) {
        return verifier.verify(new ApplicationCredential(id, password, "account", "user"));
    }

    private VerifiedApplication verified(IssuedPassword issued) {
        return ((Verification.Verified<VerifiedApplication>)
                        verify(issued.application().id(), issued.password()))
                .identity();
    }

    private void assertVerified(IssuedPassword issued) {
        Verification<VerifiedApplication> verification =
                verify(issued.application().id(), issued.password());
        assertTrue(verification instanceof Verification.Verified, verification::toString);
    }

    private static void assertRejected(
            RejectionReason reason, String known, Verification<VerifiedApplication> verification) {
        assertEquals(new Verification.Rejected<VerifiedApplication>(reason, known), verification);
    }
}
