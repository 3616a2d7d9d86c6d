package io.github.dualauth.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.webhook.signature.WebhookVerdict;
import io.github.dualauth.core.webhook.signature.WebhookVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class WebhookSenderTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int ATTEMPTS = 3;

    @TempDir
    private Path directory;

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private final String application = TestDatabase.uniqueId();
    private final WebhookOutbox outbox = new WebhookOutbox(clock);
    private Receiver receiver;
    private SecretBox box;
    private Webhooks webhooks;
    private WebhookSender sender;

    WebhookSenderTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA);
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        box = new SecretBox(TestKeys.of(directory, 1));
        webhooks = new Webhooks(database, box, clock);
        sender = sender(true);
    }

    private WebhookSender sender(boolean internal) {
        return webhooks.sender(
                new WebhookOutbox(clock),
                new WebhookConfiguration(new Retries(ATTEMPTS, PAUSE), KEPT, new WebhookTarget(internal)),
                DecisionMetrics.NONE);
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
        boolean ignored = webhooks.delete(application);
    }

    @Test
    void add_noWebhookOrRolledBack_sendsNothing() {
        add("before");
        webhooks.set(application, receiver.url()).close();
        assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    outbox.add(transaction, event("rolled back"));
                    throw new IllegalStateException();
                }));
        sender.serve(application);
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void serve_due_isSentOnceAndSigned() {
        try (Secret secret = webhooks.set(application, receiver.url())) {
            add("x");
            sender.serve(application);
            sender.serve(application);
            Receiver.Received got = receiver.received().get(0);
            assertEquals(1, receiver.received().size());
            assertInstanceOf(
                    WebhookVerdict.Genuine.class,
                    new WebhookVerifier(secret, clock).verify(got.time(), got.signature(), got.bytes()));
            assertInstanceOf(
                    WebhookVerdict.Forged.class,
                    new WebhookVerifier(Secret.of("other"), clock).verify(got.time(), got.signature(), got.bytes()));
            assertEquals(
                    "{\"id\":\"" + got.id() + "\",\"event\":\"test.happened\",\"created\":\"" + clock.instant()
                            + "\",\"data\":{\"what\":\"x\"}}",
                    got.body());
        }
    }

    @Test
    void serve_failed_isTriedAgainAfterGrowingPausesWithTheSameId() {
        webhooks.set(application, receiver.answering(500).url()).close();
        add("x");
        sender.serve(application);
        clock.advance(PAUSE.minus(MILLISECOND));
        sender.serve(application);
        assertEquals(1, receiver.received().size());
        clock.advance(MILLISECOND);
        sender.serve(application);
        assertEquals(2, receiver.received().size());
        receiver.answering(200);
        clock.advance(PAUSE.multipliedBy(2).minus(MILLISECOND));
        sender.serve(application);
        assertEquals(2, receiver.received().size());
        clock.advance(MILLISECOND);
        sender.serve(application);
        assertEquals(3, receiver.received().size());
        assertEquals(1, distinct(Receiver.Received::id));
        assertEquals(3, distinct(Receiver.Received::time));
        clock.advance(Duration.ofDays(1));
        sender.serve(application);
        assertEquals(3, receiver.received().size());
    }

    @Test
    void serve_failedTooOften_isADeadLetterUntilSomebodyAsks() {
        webhooks.set(application, receiver.answering(302).url()).close();
        add("x");
        for (int i = 0; i < ATTEMPTS + 2; i++) {
            sender.serve(application);
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(ATTEMPTS, receiver.received().size());
        assertTrue(receiver.received().stream().allMatch(call -> call.path().equals("/hook")), "no redirect");
        DeadLetter dead = webhooks.deadLetters(application, "", 10).items().get(0);
        assertEquals("HTTP 302", dead.failure());
        assertEquals(ATTEMPTS, dead.attempts());
        assertFalse(webhooks.retry(TestDatabase.uniqueId(), dead.id()));
        assertTrue(webhooks.retry(application, dead.id()));
        assertFalse(webhooks.retry(application, dead.id()));
        receiver.answering(200);
        sender.serve(application);
        assertEquals(ATTEMPTS + 1, receiver.received().size());
        assertEquals(List.of(), webhooks.deadLetters(application, "", 10).items());
    }

    @Test
    void forgetDeadLetters_onEachSideOfTheirTime_keepsAndDeletes() {
        webhooks.set(application, receiver.answering(500).url()).close();
        add("x");
        for (int i = 0; i < ATTEMPTS; i++) {
            sender.serve(application);
            clock.advance(Duration.ofHours(1));
        }
        add("waits");
        Instant died = webhooks.deadLetters(application, "", 10).items().get(0).died();
        webhooks.forgetDeadLetters(died.minus(MILLISECOND));
        assertEquals(1, webhooks.deadLetters(application, "", 10).items().size());
        webhooks.forgetDeadLetters(died);
        assertEquals(List.of(), webhooks.deadLetters(application, "", 10).items());
        webhooks.forgetDeadLetters(clock.instant().plus(KEPT));
        assertEquals(1, waiting(), "what is not dead stays");
    }

    @Test
    void serve_receiverDown_isTriedAgain() {
        webhooks.set(application, receiver.url()).close();
        receiver.close();
        add("x");
        sender.serve(application);
        assertEquals(1, waiting());
        assertEquals(List.of(), webhooks.deadLetters(application, "", 10).items());
    }

    @Test
    void serve_manyNodesAtOnce_sendOnce() {
        webhooks.set(application, receiver.url()).close();
        add("x");
        List<Integer> nodes = Together.run(6, thread -> {
            try (WebhookSender node = sender(true)) {
                node.serve(application);
                return thread;
            }
        });
        assertEquals(6, nodes.size());
        assertEquals(1, receiver.received().size());
    }

    @Test
    void serve_nodeThatDiedMeanwhile_isTriedAgainOnceItsLeaseIsOver() {
        webhooks.set(application, receiver.url()).close();
        add("x");
        WebhookQueue dying = new WebhookQueue(database, box, clock);
        assertTrue(dying.claim(dying.due(application).get(0)).isPresent());
        clock.advance(WebhookQueue.LEASE.minus(MILLISECOND));
        sender.serve(application);
        assertEquals(0, receiver.received().size());
        clock.advance(MILLISECOND);
        sender.serve(application);
        assertEquals(1, receiver.received().size());
    }

    @Test
    void serve_targetNotAllowedOrSecretMoved_sendsNothing() {
        webhooks.set(application, receiver.url()).close();
        add("x");
        try (WebhookSender strict = sender(false)) {
            strict.serve(application);
        }
        clock.advance(Duration.ofHours(1));
        String other = TestDatabase.uniqueId();
        webhooks.set(other, receiver.url()).close();
        int moved = database.write(transaction -> transaction
                .entityManager()
                .createNativeQuery("UPDATE dualauth_webhook SET box = (SELECT b FROM (SELECT box AS b FROM"
                        + " dualauth_webhook WHERE application_id = ?) o) WHERE application_id = ?")
                .setParameter(1, other)
                .setParameter(2, application)
                .executeUpdate());
        assertEquals(1, moved);
        sender.serve(application);
        assertEquals(List.of(), receiver.received());
        assertEquals(1, waiting());
        assertTrue(webhooks.delete(other));
    }

    @Test
    void delete_waiting_isForgotten() {
        webhooks.set(application, receiver.url()).close();
        add("x");
        assertTrue(webhooks.delete(application));
        assertFalse(webhooks.delete(application));
        assertEquals(0, waiting());
        sender.serve(application);
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void reseal_newKey_opensUnderItAlone() {
        try (Secret secret = webhooks.set(application, receiver.url())) {
            var old = TestKeys.of(directory, 1);
            var both = TestKeys.of(directory, 2, 1);
            SealedRows rows = Webhooks.sealed(database, new SecretBox(both));
            assertTrue(rows.countByKey().get(old.currentId()) > 0);
            assertTrue(rows.reseal(List.of(old.currentId()), "", 1000).sealed() > 0);
            box = new SecretBox(TestKeys.of(directory, 2));
            WebhookQueue queue = new WebhookQueue(database, box, clock);
            assertTrue(queue.target(application)
                    .orElseThrow()
                    .secret()
                    .orElseThrow()
                    .sameAs(secret));
        }
    }

    private void add(String what) {
        boolean ignored = database.write(transaction -> {
            outbox.add(transaction, event(what));
            return true;
        });
    }

    private WebhookEvent event(String what) {
        return new WebhookEvent(application, "test.happened", Map.of("what", what));
    }

    private long distinct(Function<Receiver.Received, String> part) {
        return receiver.received().stream().map(part).distinct().count();
    }

    private long waiting() {
        return database.read(em -> em.createQuery(
                        "select count(d) from WebhookDeliveryEntity d where d.applicationId = :application", Long.class)
                .setParameter("application", application)
                .getSingleResult());
    }
}
