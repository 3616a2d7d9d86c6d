package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody who writes to the database can and cannot do, and what an earlier version left there. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SealedPasswordTest {

    @TempDir
    private Path directory;

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private KeyRing keys;
    private ApplicationRegistry registry;
    private ApplicationPasswordVerifier verifier;

    SealedPasswordTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @BeforeEach
    void open() {
        under(1);
    }

    /** A node that has just been started with these keys. */
    private void under(int... fillers) {
        keys = TestKeys.of(directory, fillers);
        registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        verifier =
                new ApplicationPasswordVerifier(registry, keys, TestApplications.passwords(database, registry), clock);
    }

    @Test
    void verify_rowMovedToAnotherApplication_isRejected() {
        IssuedPassword mine = issued();
        String victim = issued().application().id();
        update(
                "update dualauth_application_password set application_id = ? where application_id = ?",
                victim,
                mine.application().id());
        under(1);
        assertWrong(victim, mine.password());
    }

    @Test
    void verify_hashCopiedToAnotherRow_isRejected() {
        IssuedPassword mine = issued();
        String victim = issued().application().id();
        update(
                "update dualauth_application_password set hash = ? where application_id = ?",
                hash(mine.application().id()),
                victim);
        under(1);
        assertWrong(victim, mine.password());
        assertVerified(mine);
    }

    @Test
    void verify_revokedHashCopiedToALiveRowOfTheSameApplication_isRejected() {
        IssuedPassword leaked = issued();
        String id = leaked.application().id();
        String box = hash(id);
        IssuedPassword current = registry.rotatePassword(id, Duration.ZERO).orElseThrow();
        update("update dualauth_application_password set hash = ? where application_id = ?", box, id);
        under(1);
        assertInstanceOf(Verification.Rejected.class, verify(id, leaked.password()));
        assertWrong(id, current.password());
    }

    @Test
    void verify_hashInClear_isRejected() {
        IssuedPassword issued = issued();
        String id = issued.application().id();
        update(
                "update dualauth_application_password set hash = ? where application_id = ?",
                SecretHash.of(issued.password()).hex(),
                id);
        under(1);
        assertWrong(id, issued.password());
    }

    @Test
    void verify_keyThatThisNodeLacks_isNotTakenForAWrongPassword() {
        IssuedPassword issued = issued();
        under(2);
        assertThrows(
                DependencyUnavailableException.class,
                () -> verify(issued.application().id(), issued.password()));
    }

    @Test
    void verify_wrongPasswordOfAnHmacOfBefore_isRejectedAndChangesNothing() {
        IssuedPassword issued = asBefore(issued());
        String id = issued.application().id();
        String stored = hash(id);
        assertWrong(id, Secret.of("wrong"));
        assertEquals(stored, hash(id));
    }

    @Test
    void verify_hmacOfBefore_isGoodAndSealedAtItsFirstUse() {
        IssuedPassword issued = asBefore(issued());
        String id = issued.application().id();
        under(2, 1);
        assertVerified(issued);
        String box = hash(id);
        assertTrue(box.startsWith(keys.currentId() + ":"), box);
        assertVerified(issued);
        assertEquals(box, hash(id), "once");
        under(2);
        assertVerified(issued);
        assertWrong(id, Secret.of("wrong"));
    }

    @Test
    void verify_hmacOfBeforeThatHasExpired_isRejectedAndStaysOne() {
        IssuedPassword issued = asBefore(issued());
        String id = issued.application().id();
        IssuedPassword current = registry.rotatePassword(id, Duration.ZERO).orElseThrow();
        Verification<VerifiedApplication> verification = verify(id, issued.password());
        assertEquals(
                new Verification.Rejected<VerifiedApplication>(RejectionReason.APPLICATION_PASSWORD_REVOKED, id),
                verification);
        assertVerified(current);
    }

    @Test
    void create_anyPassword_isStoredUnderTheCurrentKeyAndNotAsItsHash() {
        IssuedPassword issued = issued();
        String stored = hash(issued.application().id());
        assertTrue(stored.matches(keys.currentId() + ":[A-Za-z0-9+/]{192}"), stored);
        assertFalse(stored.contains(SecretHash.of(issued.password()).hex()));
    }

    @Test
    void verify_good_changesNothingInTheDatabase() {
        IssuedPassword issued = issued();
        String id = issued.application().id();
        Optional<RegisteredApplication> before = registry.read(id);
        assertVerified(issued);
        assertFalse(registry.hasChanged(id, before));
    }

    @Test
    void verify_passwordStoredTwice_isAsGoodAsTheBetterOne() {
        IssuedPassword issued = issued();
        String id = issued.application().id();
        PasswordTerms tomorrow =
                new PasswordTerms("later", Optional.of(clock.instant().plus(Duration.ofDays(1))), Optional.empty());
        assertTrue(registry.change(id, (em, application) -> {
                    em.persist(registry.made(id, tomorrow, issued.password()));
                    return true;
                })
                .isPresent());
        assertVerified(issued);
    }

    private IssuedPassword issued() {
        return registry.create(TestApplications.active()).orElseThrow();
    }

    /** Stores it as the first version did. */
    private IssuedPassword asBefore(IssuedPassword issued) {
        update(
                "update dualauth_application_password set hash = ? where application_id = ?",
                SecretHash.keyed(issued.password(), keys.currentId(), keys).hex(),
                issued.application().id());
        under(1);
        return issued;
    }

    private void update(String sql, String first, String second) {
        int changed = database.write(transaction -> transaction
                .entityManager()
                .createNativeQuery(sql)
                .setParameter(1, first)
                .setParameter(2, second)
                .executeUpdate());
        assertTrue(changed > 0, sql);
    }

    private String hash(String applicationId) {
        return (String) database.read(
                em -> em.createNativeQuery("select hash from dualauth_application_password where application_id = ?")
                        .setParameter(1, applicationId)
                        .getSingleResult());
    }

    private Verification<VerifiedApplication> verify(String id, Secret password) {
        return verifier.verify(new ApplicationCredential(id, password, "", ""));
    }

    private void assertVerified(IssuedPassword issued) {
        assertInstanceOf(
                Verification.Verified.class, verify(issued.application().id(), issued.password()));
    }

    private void assertWrong(String id, Secret password) {
        assertEquals(
                new Verification.Rejected<VerifiedApplication>(RejectionReason.APPLICATION_PASSWORD_WRONG, id),
                verify(id, password));
    }
}
