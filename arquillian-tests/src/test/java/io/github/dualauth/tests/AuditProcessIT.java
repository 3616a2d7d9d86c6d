package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.AuditTable;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** Every answer that a client got has its record in the database, however the server ended. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"database", "json-lines,database"})
final class AuditProcessIT {
    private static final int CALLERS = 8;
    private static final int ANSWERS = 1000;

    private final String sinks;
    private final DualauthServer server;
    private final AuditTable table;

    AuditProcessIT(String sinks) {
        this.sinks = sinks;
        this.server = DualauthServer.start(ServerSetup.standard().with("DUALAUTH_AUDIT_SINKS", sinks));
        this.table = new AuditTable(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answers_afterKillUnderLoad_haveTheirRecordsInSoundChains() {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int i = 0; i < CALLERS; i++) {
                Caller caller = i % 2 == 0
                        ? server.administrator()
                        : server.administrator().with("applicationPassword", "wrong-wrong");
                callers.execute(() -> callUntilKilled(caller, answered));
            }
            Await.until(Duration.ofMinutes(1), ANSWERS + " answers", () -> answered.size() >= ANSWERS);
            server.kill();
        } finally {
            callers.shutdown();
        }
        Await.until(Duration.ofMinutes(2), "the end of the callers", callers::isTerminated);
        server.restart();
        answered.add(call(server.administrator()));
        Await.until(Duration.ofMinutes(1), "a copy of every record", this::isCopied);
        int ignored = server.stop();

        Set<String> missing = new HashSet<>(answered);
        List<String> recorded = table.column("request_id");
        recorded.forEach(missing::remove);
        assertEquals(Set.of(), missing, () -> "without a record, of " + answered.size());
        assertEquals(recorded.size(), new HashSet<>(recorded).size(), "records of one request");
        mustBeSound(recorded.size());
        mustFindAChange();
    }

    private void mustBeSound(int records) {
        AuditTable.Verified sound = table.verify("--database");
        assertEquals(0, sound.code(), sound::text);
        assertTrue(sound.text().contains(": records 1 to " + records + " are sound"), sound::text);
        if (sinks.startsWith("json-lines")) {
            AuditTable.Verified file =
                    table.verify(server.dataDirectory().resolve("audit.jsonl").toString());
            assertEquals(0, file.code(), file::text);
            assertTrue(file.text().startsWith("records 1 to " + records + " are sound"), file::text);
        }
    }

    private void mustFindAChange() {
        table.change("UPDATE dualauth_audit SET outcome = 'accepted' WHERE outcome = 'refused' AND seq > 500");
        AuditTable.Verified broken = table.verify("--database");
        assertEquals(1, broken.code(), broken::text);
        assertTrue(broken.text().contains("a column is not what its record says"), broken::text);
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

    private void callUntilKilled(Caller caller, Set<String> answered) {
        while (true) {
            try {
                answered.add(call(caller));
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private String call(Caller caller) {
        HttpResponse<String> answer = server.api()
                .send(HttpRequest.newBuilder(server.api().base().resolve("/io/PingWithApplicationAuth"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                caller.body(JsonObject.EMPTY_JSON_OBJECT).toString())));
        assertTrue(
                answer.body().contains("\"responseCode\":2000") || answer.body().contains("4010"), answer::body);
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
