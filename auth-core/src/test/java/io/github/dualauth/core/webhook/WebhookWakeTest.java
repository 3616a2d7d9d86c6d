package io.github.dualauth.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.delivery.DeliveryWorker;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender does by itself, on its own threads, as in a server. */
class WebhookWakeTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final MutableClock clock = MutableClock.stopped();
    private final String application = TestDatabase.uniqueId();
    private final WebhookOutbox outbox = new WebhookOutbox(clock);
    private Receiver receiver;
    private Webhooks webhooks;
    private WebhookSender sender;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        webhooks = new Webhooks(database, new SecretBox(TestKeys.of(directory, 1)), clock);
        sender = webhooks.sender(
                outbox,
                new WebhookConfiguration(new Retries(2, DAY), DAY, new WebhookTarget(true)),
                DecisionMetrics.NONE);
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
        boolean ignored = webhooks.delete(application);
    }

    @Test
    void add_committed_isSentWithoutAnybodyLooking() throws Exception {
        webhooks.set(application, receiver.url()).close();
        add("x");
        assertTrue(receiver.next().body().contains("\"what\":\"x\""));
    }

    @Test
    void wake_dueAgain_isSentAgainByTheSameSender() throws Exception {
        webhooks.set(application, receiver.answering(500).url()).close();
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            add("x");
            String id = receiver.next().id();
            Waiting.until(() -> rows("d.failure <> ''") == 1);
            sender.wake();
            clock.advance(DAY);
            // Whoever is being served is not looked at.
            Waiting.until(() -> {
                sender.wake();
                return rows("d.deadAt is not null") == 1;
            });
            assertEquals(id, receiver.next().id());
            assertEquals(
                    List.of("WARNING the webhook " + id + " of " + application + " is a dead letter: HTTP 500"),
                    log.take());
            assertEquals(2, receiver.received().size());
        }
    }

    @Test
    void wake_afterClose_sendsNothing() {
        webhooks.set(application, receiver.url()).close();
        sender.close();
        add("x");
        sender.wake();
        assertEquals(List.of(), receiver.received());
    }

    @Test
    void serve_severalDue_goUpToTheFirstThatFails() {
        webhooks.set(application, receiver.answering(500).url()).close();
        sender.close();
        outbox.whenAdded(() -> {});
        sender = webhooks.sender(
                new WebhookOutbox(clock),
                new WebhookConfiguration(new Retries(2, DAY), DAY, new WebhookTarget(true)),
                DecisionMetrics.NONE);
        add("1");
        clock.advance(Duration.ofMillis(1));
        add("2");
        sender.serve(application);
        assertEquals(1, receiver.received().size());
        receiver.answering(200);
        clock.advance(DAY);
        sender.serve(application);
        assertEquals(3, receiver.received().size());
    }

    @Test
    void claim_byTwoNodesThatSawTheSame_isOfOneOfThem() throws IOException {
        webhooks.set(application, receiver.url()).close();
        outbox.whenAdded(() -> {});
        add("x");
        SecretBox box = new SecretBox(TestKeys.of(directory, 1));
        WebhookQueue one = new WebhookQueue(database, box, clock);
        WebhookQueue other = new WebhookQueue(database, box, clock);
        WebhookDelivery seenByOne = one.due(application).get(0);
        WebhookDelivery seenByOther = other.due(application).get(0);
        assertEquals(1, one.claim(seenByOne).orElseThrow().attempts());
        assertEquals(Optional.empty(), other.claim(seenByOther));
        clock.advance(WebhookQueue.LEASE);
        assertEquals(
                2, other.claim(other.due(application).get(0)).orElseThrow().attempts(), "the first did not come back");
    }

    @ParameterizedTest
    @CsvSource({"200,", "299,", "300, HTTP 300", "404, HTTP 404", "503, HTTP 503"})
    void post_status_hasArrivedWhereItIsASuccess(int status, String failure) {
        assertEquals(Optional.ofNullable(failure), post(receiver.answering(status)));
    }

    @Test
    void post_threadThatIsToStop_stopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        Optional<String> failure = post(receiver);
        assertTrue(Thread.interrupted());
        assertEquals(Optional.of("this server was stopped"), failure);
    }

    @Test
    void find_setAndDeleted_tellsWhereTo() {
        assertEquals(Optional.empty(), webhooks.find(application));
        webhooks.set(application, receiver.url()).close();
        assertEquals(Optional.of(receiver.url()), webhooks.find(application).map(WebhookInfo::url));
        assertTrue(webhooks.delete(application));
        assertEquals(Optional.empty(), webhooks.find(application));
    }

    @Test
    void deadLetters_moreThanAPage_goOnWhereItEnds() {
        webhooks.set(application, receiver.answering(500).url()).close();
        add("x");
        add("x");
        Waiting.until(() -> {
            sender.wake();
            clock.advance(DAY);
            return rows("d.deadAt is not null") == 2;
        });
        Page<DeadLetter> first = webhooks.deadLetters(application, "", 1);
        assertEquals(1, first.items().size());
        Page<DeadLetter> second = webhooks.deadLetters(application, first.next().orElseThrow(), 1);
        assertEquals(1, second.items().size());
        assertFalse(second.next().isPresent());
        assertNotEquals(first.items().get(0).id(), second.items().get(0).id());
    }

    private Optional<String> post(Receiver to) {
        try (Secret secret = Secret.of("key")) {
            return new WebhookCall(clock)
                    .post(to.url(), secret, new WebhookDelivery("1", application, "{}", 1, clock.millis()));
        }
    }

    private void add(String what) {
        boolean ignored = database.write(transaction -> {
            outbox.add(transaction, new WebhookEvent(application, "test.happened", Map.of("what", what)));
            return true;
        });
    }

    private long rows(String condition) {
        return database.read(em -> em.createQuery(
                        "select count(d) from WebhookDeliveryEntity d where d.applicationId = :application and "
                                + condition,
                        Long.class)
                .setParameter("application", application)
                .getSingleResult());
    }
}
