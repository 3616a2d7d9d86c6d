package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.token.KeyPlan;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.webhook.SealedWebhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Key 2 replaces key 1. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class KeyRotationTest {

    private static final int PAUSE = 2;

    @TempDir
    private Path directory;

    private final SealedWebhooks webhooks;
    private final CountingMetrics metrics = new CountingMetrics();
    private final LogLines log = LogLines.of(KeyRotation.class);
    private KeyRing before;
    private KeyRing during;
    private KeyRing after;

    KeyRotationTest(TestDatabase kind) {
        this.webhooks = new SealedWebhooks(kind);
    }

    @BeforeEach
    void open() {
        before = TestKeys.of(directory, 1);
        during = TestKeys.of(directory, 2, 1);
        after = TestKeys.of(directory, 2);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void refuseLostKeys_twoAreLost_namesBothAndWhatIsUnderThem() {
        KeyRing other = TestKeys.of(directory, 3);
        webhooks.set(before, "a");
        webhooks.set(other, "b");
        webhooks.set(after, "c");
        String both = String.join(
                ", ", Stream.of(before.currentId(), other.currentId()).sorted().toList());
        assertEquals(
                after.source() + " lacks the key " + both
                        + ", under which the database holds webhook secrets: restore it",
                assertThrows(ConfigurationException.class, () -> rotation(after).refuseLostKeys())
                        .getMessage());
        rotation(TestKeys.of(directory, 2, 1, 3)).refuseLostKeys();
    }

    @Test
    void isNeeded_keyThatNoOtherCameBefore_isFalse() {
        assertFalse(rotation(after).isNeeded());
        assertTrue(rotation(during).isNeeded());
    }

    /** Whoever removes the old key now would lose it: so it is said, and the row is left for somebody to look at. */
    @Test
    void turn_rowThatDoesNotOpen_keepsItsOldKeyAndIsToldOfOnce() {
        webhooks.set(before, "a", "b");
        webhooks.copy("a", "b");
        String closed = webhooks.box("b");
        KeyRotation rotation = rotation(during);
        turn(rotation, 1 + 2);
        assertEquals(closed, webhooks.box("b"));
        assertEquals(List.of("a"), webhooks.readable(after));
        assertEquals(1, metrics.gauge("keys.outdated"));
        assertEquals(
                List.of(
                        begun(2),
                        "WARNING 1 rows (webhook secrets) cannot be sealed anew now: the old key " + before.currentId()
                                + " must stay"),
                log.take());
        assertThrows(ConfigurationException.class, () -> rotation(after).refuseLostKeys());

        turn(rotation, PAUSE + 1 + 2);
        assertEquals(List.of(), log.take());
        webhooks.set(during, "b");
        turn(rotation, PAUSE + 1);
        assertEquals(0, metrics.gauge("keys.outdated"));
        assertEquals(List.of(ended(1)), log.take());
    }

    @Test
    void turn_failureOfABatch_endsTheTurnAndAfterAPauseItBeginsAgain() {
        webhooks.set(before, "a");
        IllegalStateException failure = new IllegalStateException("a deadlock");
        boolean[] failed = new boolean[1];
        SealedRows rows = webhooks.rows(during, id -> {
            if (!failed[0]) {
                failed[0] = true;
                throw failure;
            }
        });
        KeyRotation rotation = new KeyRotation(during, List.of(rows), PAUSE, metrics);
        rotation.turn();
        assertSame(failure, assertThrows(IllegalStateException.class, rotation::turn));
        turn(rotation, PAUSE + 1);
        assertEquals(List.of("a"), webhooks.readable(before));
        turn(rotation, 2);
        assertEquals(List.of("a"), webhooks.readable(after));
        assertEquals(List.of(begun(1), ended(1)), log.take());
    }

    @Test
    void turn_nodeThatIsKilledHalfway_isFollowedByOneThatGoesOnThere() {
        String[] ids = IntStream.range(100, 220).mapToObj(Integer::toString).toArray(String[]::new);
        webhooks.set(before, ids);
        KeyRotation killed = rotation(during);
        killed.turn();
        assertEquals(120, metrics.gauge("keys.outdated"));
        assertEquals(List.of(ids), webhooks.readable(before));
        killed.turn();
        assertEquals(70, metrics.gauge("keys.outdated"));
        assertEquals(List.of(ids).subList(50, 120), webhooks.readable(before));
        assertEquals(List.of(ids), webhooks.readable(during));
        assertEquals(List.of(begun(120)), log.take());

        KeyRotation resumed = rotation(during);
        turn(resumed, 1 + 2);
        assertEquals(List.of(begun(70)), log.take());
        assertEquals(List.of(ids), webhooks.readable(after));
        resumed.turn();
        assertEquals(List.of(ended(70)), log.take());
        assertEquals(Map.of(after.currentId(), 120L), webhooks.rows(during).countByKey());
        rotation(after).refuseLostKeys();
    }

    @Test
    void turn_twoKindsOfRows_beginsTheSecondAtItsFirstRow() {
        // After the ID of any signing key.
        webhooks.set(before, "~1", "~2");
        SigningPurpose purpose = new SigningPurpose(TestDatabase.uniqueId(), JWSAlgorithm.ES256, true);
        String id = signingKey(before, purpose);
        SealedRows signing = SigningKeys.sealed(webhooks.database(), new SecretBox(during));
        turn(new KeyRotation(during, List.of(webhooks.rows(during), signing), PAUSE, metrics), 1 + 2 + 2);
        assertEquals(List.of("~1", "~2"), webhooks.readable(after));
        assertEquals(id, signingKey(after, purpose));
        assertEquals(
                List.of(
                        "INFO sealing 3 rows (webhook secrets, signing keys) anew under the key " + after.currentId(),
                        ended(3)),
                log.take());
    }

    /** A node that was not restarted yet goes on sealing under the old key. */
    @Test
    void turn_nothingToDo_looksAgainAfterThePauseAndNotBefore() {
        KeyRotation rotation = rotation(during);
        rotation.turn();
        assertEquals(List.of(ended(0)), log.take());
        webhooks.set(before, "a");
        turn(rotation, PAUSE);
        assertEquals(0, metrics.gauge("keys.outdated"));
        rotation.turn();
        assertEquals(1, metrics.gauge("keys.outdated"));
        turn(rotation, 2);
        assertEquals(List.of("a"), webhooks.readable(after));
        assertEquals(List.of(begun(1), ended(1)), log.take());
    }

    private KeyRotation rotation(KeyRing keys) {
        return new KeyRotation(keys, List.of(webhooks.rows(keys)), PAUSE, metrics);
    }

    /** The ID of the key for a purpose, made if there is none. */
    private String signingKey(KeyRing keys, SigningPurpose purpose) {
        return new SigningKeys(
                        new SigningKeys.Store(webhooks.database(), new SecretBox(keys)),
                        TestCaches.LASTING,
                        new KeyPlan(Duration.ofDays(90), Duration.ofDays(1)),
                        MutableClock.stopped())
                .pairs(purpose)
                .get(0)
                .getKeyID();
    }

    private static void turn(KeyRotation rotation, int turns) {
        for (int i = 0; i < turns; i++) {
            rotation.turn();
        }
    }

    private String begun(int rows) {
        return "INFO sealing " + rows + " rows (webhook secrets) anew under the key " + after.currentId();
    }

    private String ended(int rows) {
        return "INFO sealed " + rows + " rows anew; nothing is under the old key " + before.currentId()
                + " any more: remove it from " + during.source() + " once every node uses " + after.currentId();
    }
}
