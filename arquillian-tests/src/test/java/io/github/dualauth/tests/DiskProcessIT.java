package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import io.github.dualauth.tests.harness.SmallDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disk with the audit and the embedded database on it is full for a while. */
final class DiskProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CALLS = 100;

    @Test
    void fullDisk_refusesUntilThereIsSpaceAgainAndLosesNothing() {
        try (SmallDisk disk = SmallDisk.mount(32);
                DualauthServer server = DualauthServer.start(ServerSetup.embedded()
                        .with(
                                "DUALAUTH_DATA_DIRECTORY",
                                disk.directory().resolve("data").toString()))) {
            Integrator integrator = server.integrator();
            List<String> acknowledged = new ArrayList<>(List.of(integrator.practice()));
            Caller person = integrator.person(acknowledged.get(0));

            disk.fill();
            writeSome(integrator, acknowledged);
            Await.until(LIMIT, "503", () -> call(server, person).status() == 503);
            for (int i = 0; i < CALLS; i++) {
                Answer answer = call(server, person);
                assertTrue(Set.of(200, 503).contains(answer.status()), answer::toString);
                assertTrue(answer.status() == 503 || answer.code() == 2000, answer::toString);
            }
            assertEquals(503, server.health().status());
            assertTrue(!server.health().up("audit"));

            disk.free();
            Await.until(LIMIT, "recovery", () -> call(server, person).code() == 2000);
            Await.until(LIMIT, "a write", () -> save(integrator, "after").code() == 2000);
            acknowledged.add("after");
            Await.until(LIMIT, "readiness", () -> server.health().status() == 200);
            mustBeThere(integrator, acknowledged);

            server.kill();
            disk.fill();
            server.restartInVain();
            assertTrue(server.output().contains("\ndualauth: the disk of "), server::output);
            disk.free();
            server.restart();
            mustBeThere(integrator, acknowledged);
            call(server, person).mustSucceed();
        }
    }

    /** Each is either done or answered with 503. */
    private static void writeSome(Integrator integrator, List<String> acknowledged) {
        for (int i = 0; i < CALLS; i++) {
            String id = RandomIds.id("practice");
            Answer answer = save(integrator, id);
            if (answer.code() == 2000) {
                acknowledged.add(id);
            } else {
                assertEquals(503, answer.status(), answer::toString);
            }
        }
    }

    private static void mustBeThere(Integrator integrator, List<String> practices) {
        practices.forEach(id -> integrator.call("PracticeGet", "accountId", id).mustSucceed());
    }

    private static Answer save(Integrator integrator, String id) {
        return integrator.call("PracticeSave", "accountId", id, "name", "x".repeat(200));
    }

    private static Answer call(DualauthServer server, Caller person) {
        return server.api().call("PingWithAuth", person);
    }
}
