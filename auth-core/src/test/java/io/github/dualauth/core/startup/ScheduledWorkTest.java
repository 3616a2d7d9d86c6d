package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.delivery.DeliveryWorker;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.token.SigningKeyInfo;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.webhook.Receiver;
import io.github.dualauth.core.webhook.WebhookEvent;
import io.github.dualauth.core.webhook.WebhookOutbox;
import io.github.dualauth.core.webhook.WebhookSender;
import io.github.dualauth.core.webhook.Webhooks;
import jakarta.enterprise.inject.Any;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment does now and then once it is started, done when a test says so. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScheduledWorkTest {

    private static final SigningPurpose PURPOSE = new SigningPurpose("tests", JWSAlgorithm.ES256, true);
    private static final Duration SEALING = Duration.ofMillis(100);

    private final DataSource dataSource = TestDatabase.H2.empty();
    private final ManualExecutor turns = new ManualExecutor();

    @TempDir
    private Path directory;

    private Receiver receiver;
    private TestDeployment deployment;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        deployment = underKeys(1);
    }

    private TestDeployment underKeys(int... fillers) {
        StringBuilder lines = new StringBuilder();
        for (int filler : fillers) {
            lines.append(TestKeys.line(filler));
        }
        return new TestDeployment(directory)
                .on(dataSource)
                .with(new Scheduler(turns))
                .with(SigningPurpose.class, PURPOSE)
                .set("dualauth.keys", lines.toString())
                .set("dualauth.webhook.internal-targets", "true")
                .set("dualauth.webhook.attempts", "1");
    }

    @AfterEach
    void close() {
        deployment.close();
        receiver.close();
        turns.shutdownNow();
    }

    @Test
    void webhooks_eventThatIsCommitted_isSentAtOnce() throws InterruptedException {
        deployment.started();
        deployment.get(Webhooks.class).set("app", receiver.url()).close();
        add(deployment.get(WebhookOutbox.class));
        assertEquals("/hook", receiver.next().path());
    }

    /** As of a node that was killed in between. */
    @Test
    void webhooks_eventThatNobodyWasToldOf_isSentAtTheNextLook() throws InterruptedException {
        deployment.started();
        assertEquals(1, turns.every(Duration.ofSeconds(2)));
        deployment.get(Webhooks.class).set("app", receiver.url()).close();
        add(new WebhookOutbox(Clock.systemUTC()));
        turns.run();
        assertEquals("/hook", receiver.next().path());
    }

    /** Later, the database may be closed before the answer to one has come: it would be sent again. */
    @Test
    void webhooks_stopping_beginNoMoreWhileTheDatabaseIsOpen() throws InterruptedException {
        deployment.started();
        deployment.get(Webhooks.class).set("app", receiver.url()).close();
        add(deployment.get(WebhookOutbox.class));
        assertEquals("/hook", receiver.next().path());
        deployment.stopping();
        Object waiting = deployment
                .get(Database.class)
                .read(em -> em.createNativeQuery("select count(*) from dualauth_webhook_delivery")
                        .getSingleResult());
        assertEquals(0L, waiting, "what was being sent is at its end");
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            add(deployment.get(WebhookOutbox.class));
            assertEquals(List.of("FINE each webhook waits for the next start"), log.take());
        }
    }

    @Test
    void webhooks_closed_waitForTheNextStart() {
        WebhookSender sender = deployment.get(WebhookSender.class);
        deployment.close();
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            sender.wake();
            assertEquals(List.of("FINE each webhook waits for the next start"), log.take());
        }
    }

    @Test
    void webhooks_deadLettersOlderThanConfigured_areForgotten() {
        deployment.set("dualauth.webhook.dead-letters", "PT1H").started();
        Webhooks webhooks = deployment.get(Webhooks.class);
        webhooks.set("app", receiver.url()).close();
        WebhookOutbox silent = new WebhookOutbox(Clock.systemUTC());
        add(silent);
        add(silent);
        add(silent);
        Instant now = Clock.systemUTC().instant();
        died("first", now.minus(Duration.ofMinutes(61)));
        died("second", now.minus(Duration.ofMinutes(59)));
        assertEquals(2, webhooks.deadLetters("app", "", 10).items().size());
        turns.run();
        assertEquals(1, webhooks.deadLetters("app", "", 10).items().size());
    }

    @Test
    void signingKeys_olderThanTheirLife_haveASuccessor() {
        deployment.set("dualauth.signing-key.lifetime", "PT2H").set("dualauth.signing-key.overlap", "PT1H");
        deployment.started();
        SigningKeys keys = deployment.get(SigningKeys.class);
        assertEquals(1, keys.published(PURPOSE).size());
        turns.run();
        assertEquals(1, keys.list(PURPOSE).size(), "it is not time yet");
        update("update dualauth_signing_key set signs_from = signs_from - 3600000", Map.of());
        deployment.close();

        deployment =
                underKeys(1).set("dualauth.signing-key.lifetime", "PT2H").set("dualauth.signing-key.overlap", "PT1H");
        deployment.started();
        turns.run();
        List<SigningKeyInfo> both = deployment.get(SigningKeys.class).list(PURPOSE);
        assertEquals(
                List.of(false, true), both.stream().map(SigningKeyInfo::signing).toList());
    }

    @Test
    void keys_lost_refuseTheStart() {
        deployment.get(SigningKeys.class).published(PURPOSE);
        String lost = deployment.get(KeyRing.class).currentId();
        deployment.close();
        deployment = underKeys(2);
        String message =
                assertThrows(ConfigurationException.class, deployment::started).getMessage();
        assertTrue(message.startsWith("dualauth.keys lacks the key " + lost + ", "), message);
    }

    @Test
    void keys_replaced_sealEverythingAnew() {
        deployment.started();
        assertEquals(0, turns.every(SEALING), "no key has replaced another");
        deployment.get(SigningKeys.class).published(PURPOSE);
        deployment
                .get(Webhooks.class)
                .set("app", URI.create("https://example.org/"))
                .close();
        deployment.close();

        deployment = underKeys(2, 1);
        deployment.started();
        assertEquals(1, turns.every(SEALING));
        String old = deployment.get(KeyRing.class).oldIds().get(0);
        assertEquals(Map.of("signing keys", Map.of(old, 1L), "webhook secrets", Map.of(old, 1L)), sealed());
        for (int i = 0; i < 8; i++) {
            turns.run();
        }
        String current = deployment.get(KeyRing.class).currentId();
        assertEquals(Map.of("signing keys", Map.of(current, 1L), "webhook secrets", Map.of(current, 1L)), sealed());
    }

    private Map<String, Map<String, Long>> sealed() {
        Map<String, Map<String, Long>> all = new HashMap<>();
        deployment.all(SealedRows.class, Any.Literal.INSTANCE).forEach(rows -> all.put(rows.what(), rows.countByKey()));
        return all;
    }

    private void add(WebhookOutbox outbox) {
        boolean ignored = deployment.get(Database.class).write(transaction -> {
            outbox.add(transaction, new WebhookEvent("app", "test.happened", Map.of()));
            return true;
        });
    }

    /** One of those that wait. */
    private void died(String failure, Instant when) {
        update(
                "update dualauth_webhook_delivery set dead_at = ?1, failure = ?2 where id ="
                        + " (select min(id) from dualauth_webhook_delivery where dead_at is null)",
                Map.of(1, when.toEpochMilli(), 2, failure));
    }

    private void update(String sql, Map<Integer, Object> values) {
        int changed = deployment.get(Database.class).write(transaction -> {
            var query = transaction.entityManager().createNativeQuery(sql);
            values.forEach(query::setParameter);
            return query.executeUpdate();
        });
        assertEquals(1, changed);
    }
}
