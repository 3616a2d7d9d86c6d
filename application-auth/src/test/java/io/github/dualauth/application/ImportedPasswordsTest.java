package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.HashBulkhead;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test has a deployment of its own: what a failure costs depends on the imported passwords of all of it. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class ImportedPasswordsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String OLD = "the clinic's old password";

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private final CountingMetrics metrics = new CountingMetrics();
    private Database database;
    private KeyRing keys;
    private ApplicationRegistry registry;
    private ApplicationPasswords passwords;
    private ApplicationPasswordVerifier verifier;

    ImportedPasswordsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
        keys = TestKeys.of(directory, 1);
        registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        use(TestApplications.passwords(database, registry, metrics));
    }

    private void use(ApplicationPasswords used) {
        passwords = used;
        verifier = new ApplicationPasswordVerifier(registry, keys, passwords, clock);
    }

    @Test
    void verify_noneImportedAnywhere_costsNoSlowHash() {
        String id = application();
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD);
        assertRejected(RejectionReason.APPLICATION_UNKNOWN, "nobody", OLD);
        assertEquals(0, metrics.hashes());
    }

    @Test
    void verify_wrongPassword_costsTheSameForEveryId() {
        String withNone = application();
        String withOne = application();
        String withTwo = application();
        importHash(withOne, PasswordTerms.unlimited("a"), hash("another"));
        assertCost(1, withNone, withOne, withTwo, "nobody");
        importHash(withTwo, PasswordTerms.unlimited("b"), hash("another"));
        assertCost(1, withNone, withOne, withTwo, "nobody");
        importHash(withTwo, PasswordTerms.unlimited("c"), hash("yet another"));
        assertCost(2, withNone, withOne, withTwo, "nobody");
    }

    private void assertCost(int hashes, String... ids) {
        for (String id : ids) {
            assertInstanceOf(Verification.Rejected.class, verify(id, Secret.of("a wrong one")));
            assertEquals(hashes, metrics.hashes(), id);
        }
    }

    @Test
    void verify_secretOfTheFormMadeHere_costsNoSlowHashForAnyId() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), hash(OLD));
        Secret other = registry.create(TestApplications.active()).orElseThrow().password();
        assertInstanceOf(Verification.Rejected.class, verify(id, other));
        assertInstanceOf(Verification.Rejected.class, verify("nobody", other));
        assertEquals(0, metrics.hashes());
    }

    @Test
    void verify_passwordMadeHereOrElsewhere_neverWaitsForSlowHashes() {
        Application application = TestApplications.active();
        Secret random = Secret.of("32 random characters of an automation");
        registry.create(application, random);
        importHash(application.id(), PasswordTerms.unlimited("a"), hash(OLD));
        assertInstanceOf(Verification.Verified.class, verify(application.id(), random));
        assertEquals(0, metrics.hashes());
    }

    @Test
    void verify_importedPassword_costsASlowHashOnceAndThenNone() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), hash("another"));
        importHash(id, PasswordTerms.unlimited("b"), hash(OLD));
        assertVerified(id, OLD);
        assertTrue(metrics.count("verification application-password") > 0);
        assertVerified(id, OLD);
        assertVerified(id, OLD);
        assertEquals(0, metrics.hashes());
    }

    /** Else the time would tell that another application has the same password. */
    @Test
    void verify_sameHashOfAnotherApplication_costsASlowHashOfItsOwn() {
        String slowHash = hash(OLD);
        String first = application();
        String second = application();
        importHash(first, PasswordTerms.unlimited("a"), slowHash);
        importHash(second, PasswordTerms.unlimited("a"), slowHash);
        assertVerified(first, OLD);
        assertEquals(1, metrics.hashes());
        assertVerified(second, OLD);
        assertEquals(1, metrics.hashes());
    }

    /** All changes collide here: the version that they count up is another application's already. */
    @Test
    void verify_hashThatCannotBeReplacedNow_isGoodAndStays() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), bcrypt(OLD));
        application(registry.read(id).orElseThrow().version() + 1);
        try (LogLines lines = LogLines.of(ImportedPasswords.class)) {
            assertVerified(id, OLD);
            assertEquals(
                    List.of("WARNING an outdated password hash stays for now: the database is too busy"), lines.take());
        }
        assertTrue(slowHash(id).startsWith("$2"), slowHash(id));
    }

    private void application(long version) {
        String id = application();
        int done = database.write(transaction -> {
            var em = transaction.entityManager();
            int updated = em.createNativeQuery("update dualauth_application set version = ? where id = ?")
                    .setParameter(1, version)
                    .setParameter(2, id)
                    .executeUpdate();
            return updated
                    + em.createNativeQuery("create unique index test_version on dualauth_application (version)")
                            .executeUpdate();
        });
        assertEquals(1, done);
    }

    @Test
    void verify_ofAnotherApplication_isRejected() {
        String id = application();
        importHash(application(), PasswordTerms.unlimited("a"), hash(OLD));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD);
    }

    @Test
    void verify_revoked_isRejectedAtTheVeryNextCall() {
        String id = application();
        PasswordInfo info = importHash(id, PasswordTerms.unlimited("a"), hash(OLD));
        assertVerified(id, OLD);
        passwords.revoke(id, info.id(), "");
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD);
    }

    @Test
    void verify_eachSideOfItsDates_isRejectedOrVerified() {
        String id = application();
        PasswordTerms tomorrow = new PasswordTerms(
                "a",
                Optional.of(clock.instant().plus(DAY)),
                Optional.of(clock.instant().plus(DAY.multipliedBy(2))));
        importHash(id, tomorrow, hash(OLD));
        clock.advance(DAY.minus(MILLISECOND));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_NOT_YET_VALID, id, OLD);
        clock.advance(MILLISECOND);
        assertVerified(id, OLD);
        clock.advance(DAY.minus(MILLISECOND));
        assertVerified(id, OLD);
        clock.advance(MILLISECOND);
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD);
    }

    @Test
    void verify_suspended_waitsAsLongAsWithAWrongOne() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), hash(OLD));
        assertVerified(id, OLD);
        registry.setActive(id, false);
        assertRejected(RejectionReason.APPLICATION_SUSPENDED, id, OLD);
        int ignored = metrics.hashes();
        assertRejected(RejectionReason.APPLICATION_SUSPENDED, id, OLD);
        assertEquals(1, metrics.hashes());
    }

    @Test
    void verify_hashOfAnotherProduct_isReplacedByArgon2idAtTheFirstSuccess() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), bcrypt(OLD));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD + "!");
        assertTrue(slowHash(id).startsWith("$2"), slowHash(id));
        assertVerified(id, OLD);
        String better = slowHash(id);
        assertTrue(better.startsWith("$argon2id$"), better);
        assertVerified(id, OLD);
        assertEquals(better, slowHash(id));
        assertRejected(RejectionReason.APPLICATION_PASSWORD_WRONG, id, OLD + "!");
    }

    @Test
    void verify_noTurnForAHash_isRefusedAsOverload() {
        String id = application();
        importHash(id, PasswordTerms.unlimited("a"), hash(OLD));
        use(new ApplicationPasswords(
                database, registry, TestApplications.checks(new HashBulkhead(0, 0), metrics), TestApplications.CACHE));
        assertThrows(DependencyUnavailableException.class, () -> verify(id, Secret.of(OLD)));
        assertThrows(DependencyUnavailableException.class, () -> verify("nobody", Secret.of(OLD)));
    }

    @Test
    void guessable_importedPassword_isTrue() {
        assertTrue(verifier.guessable(new ApplicationCredential("id", Secret.of(OLD), "", "")));
    }

    private String application() {
        return registry.create(TestApplications.active())
                .orElseThrow()
                .application()
                .id();
    }

    private String hash(String password) {
        return passwords.hash(Secret.of(password));
    }

    private static String bcrypt(String password) {
        return OpenBSDBCrypt.generate("2b", password.toCharArray(), new byte[16], 4);
    }

    private PasswordInfo importHash(String id, PasswordTerms terms, String slowHash) {
        assertTrue(passwords.reads(slowHash));
        PasswordOutcome outcome = passwords.importHash(id, terms, slowHash);
        return assertInstanceOf(PasswordOutcome.Stored.class, outcome).info();
    }

    private String slowHash(String id) {
        return registry.registered(id).orElseThrow().passwords().stream()
                .flatMap(one -> one.importedHash().stream())
                .findFirst()
                .orElseThrow();
    }

    private Verification<VerifiedApplication> verify(String id, Secret password) {
        return verifier.verify(new ApplicationCredential(id, password, "", ""));
    }

    private void assertVerified(String id, String password) {
        Verification<VerifiedApplication> verification = verify(id, Secret.of(password));
        assertTrue(verification instanceof Verification.Verified, verification::toString);
    }

    private void assertRejected(RejectionReason reason, String id, String password) {
        String known = reason == RejectionReason.APPLICATION_UNKNOWN ? "" : id;
        assertEquals(new Verification.Rejected<VerifiedApplication>(reason, known), verify(id, Secret.of(password)));
    }
}
