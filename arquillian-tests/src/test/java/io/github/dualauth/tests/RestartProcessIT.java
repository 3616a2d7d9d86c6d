package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after a restart, however the server ended. */
final class RestartProcessIT {
    private static final int WRITERS = 8;

    private final DualauthServer server = DualauthServer.start(ServerSetup.standard());
    private final Api api = server.api();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void data_afterSigterm_isThere() {
        Integrator integrator = server.integrator();
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        Caller person = integrator.person(practice);
        Answer before = integrator.call("PracticeGet", "accountId", practice).mustSucceed();

        int exit = server.stop();
        assertTrue(Set.of(0, 143).contains(exit), () -> "exit code " + exit);
        server.restart();

        assertEquals(
                before, integrator.call("PracticeGet", "accountId", practice).mustSucceed());
        api.call("PingWithAuth", application).mustSucceed();
        api.call("PingWithAuth", person).mustSucceed();
        api.call("ApplicationList", server.administrator()).mustSucceed();
        integrator.person(integrator.practice());
    }

    @Test
    void passwords_afterSigterm_tellTheirLastUseAndTheirEnd() {
        Integrator integrator = server.integrator();
        String soon = Instant.now().plus(Duration.ofDays(1)).toString();
        String passwordId = integrator
                .call("ApplicationPasswordCreate", "name", "ends", "expires", soon)
                .mustSucceed()
                .object("applicationPasswordInfo")
                .getString("passwordId");

        int exit = server.stop();
        assertTrue(Set.of(0, 143).contains(exit), () -> "exit code " + exit);
        server.restart();

        JsonObject members = Members.of("applicationId", integrator.id());
        Answer list = api.call("ApplicationPasswordList", server.administrator(), members);
        JsonObject first = list.mustSucceed().array("applicationPasswordList").getJsonObject(0);
        assertTrue(first.containsKey("lastUsed"), first::toString);
        JsonObject warning = new AuditTrail(server)
                .await(1, event -> event.getString("event", "").equals("password-expires"))
                .get(0);
        assertEquals(integrator.id(), warning.getString("application"));
        assertEquals(passwordId, warning.getString("passwordId"));
        Await.until(
                Duration.ofSeconds(30),
                "the gauge",
                () -> api.get("/metrics", "text/plain")
                        .body()
                        .lines()
                        .anyMatch(line -> line.matches("dualauth_application_passwords_expiring\\{.*} 1(\\.0)?")));
    }

    @Test
    void data_afterKillInAStormOfWrites_isThereAsAcknowledged() {
        Integrator integrator = server.integrator();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Caller rotated = warmAndRotate();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int i = 0; i < WRITERS; i++) {
                String prefix = "p-" + i + "-";
                writers.execute(() -> writeUntilKilled(integrator, prefix, acknowledged));
            }
            Await.until(Duration.ofMinutes(1), "400 writes", () -> acknowledged.size() >= 400);
            server.kill();
        } finally {
            writers.shutdown();
        }
        Await.until(Duration.ofMinutes(2), "the end of the writers", writers::isTerminated);
        server.restart();

        List<String> keys = List.copyOf(acknowledged);
        Set<String> lost = new HashSet<>(keys);
        Parallel.spread(WRITERS, keys.size(), i -> isThere(integrator, keys.get(i)) ? keys.get(i) : "")
                .forEach(lost::remove);
        assertEquals(Set.of(), lost, () -> "lost of " + keys.size());
        api.call("PingWithApplicationAuth", rotated).mustSucceed();
    }

    private Caller warmAndRotate() {
        Integrator other = server.integrator();
        Answer answer =
                api.call("ApplicationRotatePassword", server.administrator(), Members.of("applicationId", other.id()));
        return other.caller().with("applicationPassword", answer.mustSucceed().text("applicationPassword"));
    }

    /** Practices, and in each a user, whose key has a slash before it. */
    private static void writeUntilKilled(Integrator integrator, String prefix, Set<String> acknowledged) {
        for (int n = 0; ; n++) {
            String practice = prefix + n;
            try {
                if (integrator
                                .call("PracticeSave", "accountId", practice, "name", "Storm")
                                .code()
                        == 2000) {
                    acknowledged.add(practice);
                }
                if (integrator
                                .callFor(practice, "UserSave", "userId", "u", "firstName", "Ada", "lastName", "L")
                                .code()
                        == 2000) {
                    acknowledged.add(practice + "/u");
                }
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static boolean isThere(Integrator integrator, String key) {
        String[] parts = key.split("/", 2);
        Answer answer = parts.length == 1
                ? integrator.call("PracticeGet", "accountId", key)
                : integrator.callFor(parts[0], "UserGet", "userId", parts[1]);
        return answer.code() == 2000;
    }
}
