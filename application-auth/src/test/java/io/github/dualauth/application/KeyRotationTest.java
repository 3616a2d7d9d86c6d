package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.secret.SealedHashes;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.KeyRotation;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test has a deployment of its own, whose key 2 replaces key 1. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class KeyRotationTest {

    private static final int APPLICATIONS = 100;
    private static final int PASSWORDS_OF_EACH = 10;
    private static final int ROWS = APPLICATIONS * PASSWORDS_OF_EACH;
    private static final int ONE_TURN = 1;
    private static final int MOST_TURNS = 100;
    private static final SealedHashes<ApplicationPasswordEntity> PASSWORDS =
            new SealedHashes<>("application passwords", ApplicationPasswordEntity.class);

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private final CountingMetrics metrics = new CountingMetrics();
    private final Map<String, Secret> issued = new LinkedHashMap<>();
    private KeyRing before;
    private KeyRing during;
    private KeyRing after;
    private Database database;

    KeyRotationTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        before = TestKeys.of(directory, 1);
        during = TestKeys.of(directory, 2, 1);
        after = TestKeys.of(directory, 2);
        database = kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @Test
    void refuseLostKeys_oldKeyRemovedTooEarly_isRefused() {
        issue(registry(before));
        String message = assertThrows(
                        ConfigurationException.class, () -> rotation(after).refuseLostKeys())
                .getMessage();
        assertTrue(message.startsWith(after.source() + " lacks the key " + before.currentId()), message);
        assertTrue(message.contains("application passwords"), message);
        assertEquals(1, message.lines().count());
        rotation(during).refuseLostKeys();
    }

    /** Whoever looks into it must not take the new key for the lost one. */
    @Test
    void refuseLostKeys_fileLost_isRefusedWithoutLeavingANewOne() {
        issue(registry(before));
        Path file = directory.resolve("lost.key");
        KeyRing made = KeyRing.open(file);
        String message = assertThrows(
                        ConfigurationException.class, () -> rotation(made).refuseLostKeys())
                .getMessage();
        assertTrue(
                message.startsWith(made.source() + " is not there, and with it the key " + before.currentId()),
                message);
        assertFalse(Files.exists(file));
    }

    @Test
    void turn_moreThanABatchInterruptedAndResumed_sealsEveryRowOnceAndCallsGoOn() {
        makeRows();
        KeyRotation killed = rotation(during);
        turn(killed, 7);
        Map<String, Long> half = counts();
        assertEquals(300, half.get(after.currentId()));
        assertEquals(ROWS - 300, half.get(before.currentId()));
        assertEquals(ROWS - 300, metrics.gauge("keys.outdated"));
        assertThrows(ConfigurationException.class, () -> rotation(after).refuseLostKeys());
        assertAllVerified(during);

        KeyRotation resumed = rotation(during);
        turn(resumed, 1 + 14 + 1);
        assertEquals(Map.of(after.currentId(), (long) ROWS), counts());
        assertEquals(0, metrics.gauge("keys.outdated"));
        assertAllVerified(during);
        rotation(after).refuseLostKeys();
        assertAllVerified(after);
    }

    @Test
    void turn_twoNodesAtOnce_sealEveryRow() {
        makeRows();
        List<KeyRotation> nodes = List.of(rotation(during), rotation(during));
        Together.run(2, i -> {
            turn(nodes.get(i), MOST_TURNS);
            return i;
        });
        assertEquals(Map.of(after.currentId(), (long) ROWS), counts());
        assertAllVerified(after);
    }

    @Test
    void turn_nodeThatUsesTheOldKeyStill_sealsNothingBackAndIsFollowed() {
        KeyRing behind = KeyRing.of(
                Secret.of("next:" + TestKeys.line(2) + TestKeys.line(1)), "a node that is not restarted yet");
        issue(registry(before));
        KeyRotation node = rotation(during);
        turn(node, MOST_TURNS);
        assertFalse(rotation(behind).isNeeded());
        assertAllVerified(behind);
        issue(registry(behind));
        assertEquals(Map.of(after.currentId(), 1L, before.currentId(), 1L), counts());
        turn(node, MOST_TURNS);
        assertEquals(Map.of(after.currentId(), 2L), counts());
        assertAllVerified(behind);
    }

    @Test
    void turn_rowThatWasMoved_staysUntilItIsRevoked() {
        ApplicationRegistry registry = registry(before);
        issue(registry);
        String victim = issue(registry);
        update("update dualauth_application_password set application_id = ?", victim);
        turn(rotation(during), MOST_TURNS);
        assertEquals(Map.of(after.currentId(), 1L, before.currentId(), 1L), counts());
        assertEquals(1, metrics.gauge("keys.outdated"));
        assertThrows(ConfigurationException.class, () -> rotation(after).refuseLostKeys());

        update("update dualauth_application_password set revoked_at = 1 where key_id = ?", before.currentId());
        turn(rotation(during), MOST_TURNS);
        assertEquals(Map.of(after.currentId(), 1L), counts());
        assertVerified(verifier(after), victim);
    }

    @Test
    void turn_hmacOfBefore_staysUntilItIsUsed() {
        String id = issue(registry(before));
        update(
                "update dualauth_application_password set hash = ?",
                SecretHash.keyed(issued.get(id), before.currentId(), before).hex());
        KeyRotation node = rotation(during);
        turn(node, MOST_TURNS);
        assertEquals(1, metrics.gauge("keys.outdated"));
        assertVerified(verifier(during), id);
        turn(node, MOST_TURNS);
        assertEquals(0, metrics.gauge("keys.outdated"));
        assertVerified(verifier(after), id);
    }

    @Test
    void countByKey_importedPassword_needsNoKey() {
        ApplicationRegistry registry = registry(before);
        PasswordOutcome outcome = TestApplications.passwords(database, registry)
                .importHash(issue(registry), PasswordTerms.unlimited("imported"), "a slow hash");
        assertInstanceOf(PasswordOutcome.Stored.class, outcome);
        assertEquals(Map.of(before.currentId(), 1L), counts());
    }

    @Test
    void isNeeded_oneKey_isFalse() {
        assertFalse(rotation(before).isNeeded());
        assertTrue(rotation(during).isNeeded());
    }

    private ApplicationRegistry registry(KeyRing keys) {
        return new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
    }

    private KeyRotation rotation(KeyRing keys) {
        return new KeyRotation(keys, List.of(PASSWORDS.in(database, keys, clock)), ONE_TURN, metrics);
    }

    private static void turn(KeyRotation rotation, int turns) {
        for (int i = 0; i < turns; i++) {
            rotation.turn();
        }
    }

    private String issue(ApplicationRegistry registry) {
        IssuedPassword one = registry.create(TestApplications.active()).orElseThrow();
        issued.put(one.application().id(), one.password());
        return one.application().id();
    }

    private void makeRows() {
        ApplicationRegistry registry = registry(before);
        SecureRandom random = new SecureRandom();
        int made = database.write(transaction -> {
            for (int i = 0; i < APPLICATIONS; i++) {
                Application application = TestApplications.active();
                transaction.entityManager().persist(new ApplicationEntity(application, clock));
                transaction.entityManager().flush();
                for (int j = 0; j < PASSWORDS_OF_EACH; j++) {
                    Secret password = ApplicationPasswords.FORM.make(random);
                    issued.put(application.id(), password);
                    transaction
                            .entityManager()
                            .persist(registry.made(application.id(), PasswordTerms.unlimited("n"), password));
                }
            }
            return APPLICATIONS;
        });
        assertEquals(APPLICATIONS, made);
        assertEquals(Map.of(before.currentId(), (long) ROWS), counts());
    }

    private Map<String, Long> counts() {
        return PASSWORDS.in(database, before, clock).countByKey();
    }

    private void update(String sql, String value) {
        int changed = database.write(transaction -> transaction
                .entityManager()
                .createNativeQuery(sql)
                .setParameter(1, value)
                .executeUpdate());
        assertTrue(changed > 0, sql);
    }

    /** On a node that has just been started with these keys. */
    private ApplicationPasswordVerifier verifier(KeyRing keys) {
        ApplicationRegistry registry = registry(keys);
        return new ApplicationPasswordVerifier(registry, keys, TestApplications.passwords(database, registry), clock);
    }

    private void assertAllVerified(KeyRing keys) {
        ApplicationPasswordVerifier verifier = verifier(keys);
        issued.keySet().forEach(id -> assertVerified(verifier, id));
    }

    private void assertVerified(ApplicationPasswordVerifier verifier, String id) {
        assertInstanceOf(
                Verification.Verified.class,
                verifier.verify(new ApplicationCredential(id, issued.get(id), "", "")),
                id);
    }
}
