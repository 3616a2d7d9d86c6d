package io.github.dualauth.tests;

import static io.github.dualauth.tests.harness.HaloCalls.form;
import static io.github.dualauth.tests.harness.HaloCalls.mustFail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.webhook.signature.WebhookVerdict;
import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.AuditTable;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.ServerSetup;
import io.github.dualauth.tests.harness.WebhookReceiver;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed under load: what was acknowledged is there, and every answer that a client got has its record. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"database", "json-lines,database"})
final class KillProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CALLERS = 8;
    private static final int ANSWERS = 1000;
    private static final int WRITES = 400;

    private final String sinks;
    private final DualauthServer server;
    private final AuditTable table;
    private final Integrator integrator;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    KillProcessIT(String sinks) {
        this.sinks = sinks;
        this.server = DualauthServer.start(ServerSetup.standard()
                .with("DUALAUTH_AUDIT_SINKS", sinks)
                .with("DUALAUTH_WEBHOOK_INTERNAL_TARGETS", "true")
                .with("DUALAUTH_WEBHOOK_FIRST_RETRY", "PT0.2S"));
        this.table = new AuditTable(server);
        this.integrator = server.integrator();
    }

    @AfterEach
    void close() {
        receiver.close();
        server.close();
    }

    @Test
    void kill_underLoad_losesNothingThatWasAnswered() {
        Caller rotated = warmAndRotate();
        PendingWebhook webhook = new PendingWebhook();
        stormUntilKilled(webhook);
        assertEquals(sinks.startsWith("json-lines"), Files.exists(journal()));
        server.restart();

        mustHaveWhatWasAcknowledged();
        server.api().call("PingWithApplicationAuth", rotated).mustSucceed();
        webhook.mustArrive();
        assertTrue(succeeds("PingWithApplicationAuth", server.administrator(), Members.of()));
        Await.until(LIMIT, "a copy of every record", this::isCopied);
        int ignored = server.stop();

        mustHaveARecordOfEachAnswer();
        mustFindAChange();
    }

    private Caller warmAndRotate() {
        Integrator other = server.integrator();
        JsonObject id = Members.of("applicationId", other.id());
        Answer answer = server.api().call("ApplicationRotatePassword", server.administrator(), id);
        return other.caller().with("applicationPassword", answer.mustSucceed().text("applicationPassword"));
    }

    private void stormUntilKilled(PendingWebhook webhook) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int i = 0; i < CALLERS; i++) {
                String prefix = "p-" + i + "-";
                callers.execute(() -> callUntilKilled(prefix));
            }
            Await.until(LIMIT, "the load", () -> answered.size() >= ANSWERS && acknowledged.size() >= WRITES);
            webhook.happen();
            server.kill();
        } finally {
            callers.shutdown();
        }
        Await.until(LIMIT, "the end of the callers", callers::isTerminated);
    }

    /** Practices, in each a user, whose key has a slash before it, and a wrong password after each. */
    private void callUntilKilled(String prefix) {
        Caller wrong = server.administrator().with("applicationPassword", "wrong-wrong");
        try {
            for (int n = 0; ; n++) {
                String practice = prefix + n;
                JsonObject members = Members.of("accountId", practice, "name", "Storm");
                if (succeeds("PracticeSave", integrator.caller(), members)) {
                    acknowledged.add(practice);
                }
                JsonObject user = Members.of("userId", "u", "firstName", "Ada", "lastName", "L");
                if (succeeds("UserSave", integrator.caller().account(practice), user)) {
                    acknowledged.add(practice + "/u");
                }
                assertTrue(!succeeds("PingWithApplicationAuth", wrong, Members.of()));
            }
        } catch (UncheckedIOException killed) {
            return;
        }
    }

    private boolean succeeds(String method, Caller caller, JsonObject members) {
        HttpResponse<String> answer = server.api()
                .send(HttpRequest.newBuilder(server.api().base().resolve("/io/" + method))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                caller.body(members).toString())));
        answered.add(answer.headers().firstValue("X-Request-Id").orElseThrow());
        int code = Members.parse(answer.body()).getInt("responseCode");
        assertTrue(code == 2000 || code == 4010, answer::body);
        return code == 2000;
    }

    private void mustHaveWhatWasAcknowledged() {
        List<String> keys = List.copyOf(acknowledged);
        Set<String> lost = new HashSet<>(keys);
        Parallel.spread(CALLERS, keys.size(), i -> isThere(keys.get(i)) ? keys.get(i) : "")
                .forEach(lost::remove);
        assertEquals(Set.of(), lost, () -> "lost of " + keys.size());
    }

    private boolean isThere(String key) {
        String[] parts = key.split("/", 2);
        Answer answer = parts.length == 1
                ? integrator.call("PracticeGet", "accountId", key)
                : integrator.callFor(parts[0], "UserGet", "userId", parts[1]);
        return answer.code() == 2000;
    }

    private boolean isCopied() {
        JsonObject health = Members.parse(
                server.api().get("/health/ready", "application/json").body());
        return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> "audit".equals(check.getString("name")))
                // The server writes numbers as texts.
                .allMatch(check ->
                        "\"0\"".equals(check.getJsonObject("data").get("lag").toString()));
    }

    private void mustHaveARecordOfEachAnswer() {
        List<String> recorded = table.column("request_id");
        Set<String> missing = new HashSet<>(answered);
        recorded.forEach(missing::remove);
        assertEquals(Set.of(), missing, () -> "without a record, of " + answered.size());
        assertEquals(
                answered.size(), recorded.stream().filter(answered::contains).count(), "one record of each");

        String all = "records 1 to " + recorded.size() + " are sound";
        AuditTable.Verified sound = table.verify("--database");
        assertEquals(0, sound.code(), sound::text);
        assertTrue(sound.text().contains(": " + all), sound::text);
        if (sinks.startsWith("json-lines")) {
            AuditTable.Verified file =
                    table.verify(server.dataDirectory().resolve("audit.jsonl").toString());
            assertEquals(0, file.code(), file::text);
            assertTrue(file.text().startsWith(all), file::text);
        }
    }

    private Path journal() {
        return server.dataDirectory().resolve("audit.jsonl.journal");
    }

    private void mustFindAChange() {
        table.change("UPDATE dualauth_audit SET outcome = 'accepted' WHERE outcome = 'refused' AND seq > 500");
        AuditTable.Verified broken = table.verify("--database");
        assertEquals(1, broken.code(), broken::text);
        assertTrue(broken.text().contains("a column is not what its record says"), broken::text);
    }

    /** A device is revoked, and whoever is to hear of it does not before the server is killed. */
    private final class PendingWebhook {
        private final HaloCalls halo = new HaloCalls(server.api());
        private final String practice = integrator.practice();
        private final String siteId =
                integrator.call("SitePair", "accountId", practice).mustSucceed().text("siteId");
        private final String key =
                integrator.call("ApiKeyCreate", "name", "cloud").mustSucceed().text("apiKeySecret");
        private final String secret = integrator
                .call("WebhookSet", "url", receiver.url())
                .mustSucceed()
                .text("webhookSecret");

        private PendingWebhook() {
            receiver.answer(503);
            halo.mustGetToken(key, siteId, "lost");
        }

        private void happen() {
            integrator.call("DeviceRevoke", "deviceId", "lost").mustSucceed();
        }

        private void mustArrive() {
            int before = receiver.calls().size();
            receiver.answer(200);
            Await.until(LIMIT, "the webhook", () -> receiver.calls().size() > before);
            List<WebhookReceiver.Call> calls = receiver.calls();
            WebhookReceiver.Call last = calls.get(calls.size() - 1);
            assertInstanceOf(WebhookVerdict.Genuine.class, last.verdict(secret));
            assertEquals("lost", last.body().getJsonObject("data").getString("deviceId"));
            // Perhaps more than once, and always by the same ID.
            assertEquals(
                    1, calls.stream().map(WebhookReceiver.Call::id).distinct().count());
            String token = halo.mustGetToken(key, siteId, "after");
            assertEquals(200, halo.whoami(siteId, token, "after").statusCode());
            mustFail(403, "Device Revoked", halo.token(key, form(siteId, "lost")));
        }
    }
}
