package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.SecretScan;
import io.github.dualauth.tests.harness.ServerSetup;
import io.github.dualauth.tests.harness.TestDatabase;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A first start that makes its administrator up, an orderly end, and a second start: everything is as it was. */
final class RestartProcessIT {
    private final DualauthServer server = DualauthServer.start(ServerSetup.bare()
            .on(TestDatabase.selected())
            .with("DUALAUTH_HCX_ONLY_ISSUED", "true")
            .with("JAVA_TOOL_OPTIONS", "-XX:G1PeriodicGCInterval=1234567"));
    private final Api api = server.api();
    private final Integrator integrator = server.integrator();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sigtermAndRestart_whatWasBefore_isThere() {
        List<Executable> afterwards = List.of(data(), passwords(), issuedToken(), administrator(), memory());
        int exit = server.stop();
        assertTrue(Set.of(0, 143).contains(exit), () -> "exit code " + exit);
        server.restart();
        assertAll(afterwards);
    }

    private Executable data() {
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        Caller person = integrator.person(practice);
        Answer before = integrator.call("PracticeGet", "accountId", practice).mustSucceed();
        return () -> {
            assertEquals(
                    before,
                    integrator.call("PracticeGet", "accountId", practice).mustSucceed());
            api.call("PingWithAuth", application).mustSucceed();
            api.call("PingWithAuth", person).mustSucceed();
            integrator.person(integrator.practice());
        };
    }

    /** They tell their last use and their end. */
    private Executable passwords() {
        String soon = Instant.now().plus(Duration.ofDays(1)).toString();
        String passwordId = integrator
                .call("ApplicationPasswordCreate", "name", "ends", "expires", soon)
                .mustSucceed()
                .object("applicationPasswordInfo")
                .getString("passwordId");
        return () -> {
            JsonObject members = Members.of("applicationId", integrator.id());
            Answer list = api.call("ApplicationPasswordList", server.administrator(), members);
            JsonObject first =
                    list.mustSucceed().array("applicationPasswordList").getJsonObject(0);
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
        };
    }

    /** It is still known that the token was issued here. */
    private Executable issuedToken() {
        HcxClient client = new HcxClient(api);
        HcxParticipant participant = HcxParticipant.active(server);
        String token = client.generate(participant.clientId(), participant.clientSecret())
                .mustSucceed()
                .body()
                .getString("access_token");
        return () -> {
            client.searchFor(participant.token(), participant.code()).mustDeny();
            client.searchFor(token, participant.code()).mustSucceed();
        };
    }

    /** It gives memory back, but for what the command line has otherwise. */
    private Executable memory() {
        return () -> {
            Process asked = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                            String.valueOf(server.handle().pid()),
                            "VM.flags")
                    .start();
            String flags = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(flags.contains("-XX:MaxHeapFreeRatio=40 "), flags);
            assertTrue(flags.contains("-XX:G1PeriodicGCInterval=1234567 "), flags);
        };
    }

    /** It was made up and shown once, on the console only. */
    private Executable administrator() {
        Caller administrator = server.administrator();
        api.call("ApplicationList", administrator).mustSucceed();
        String password = administrator.auth().getString("applicationPassword");
        return () -> {
            api.call("ApplicationList", administrator).mustSucceed();
            assertEquals(1, server.output().split(Pattern.quote(password), -1).length - 1, "shown");
            List<Path> files = server.written().stream()
                    .filter(file -> !file.getFileName().toString().equals("console.out"))
                    .toList();
            assertEquals(
                    List.of(),
                    new SecretScan().add("administrator's password", password).findings(files));
        };
    }
}
