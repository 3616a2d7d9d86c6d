package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Mutator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Damaged bodies, one after the other on a connection until the server announces its end; {@code -Ddualauth.test.seed=…} repeats a run. */
@ApiTest
final class BodyFuzzApiIT {
    private static final int ROUNDS = 2_000;
    private static final Set<Integer> ALLOWED =
            Set.of(2000, 4000, 4010, 4011, 4012, 4060, 4110, 4131, 4140, 4150, 4210, 4231, 4232, 4233, 4234, 4241);
    private static final List<String> METHODS =
            List.of("PingWithAuth", "PracticeSave", "UserSave", "PracticeList", "UserGet", "Ping");

    private final DualauthServer server;
    private final Integrator integrator;

    BodyFuzzApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.integrator = integrator;
    }

    @Test
    void body_damaged_isAlwaysAnsweredInTheEnvelope() {
        long seed = Long.getLong("dualauth.test.seed", System.nanoTime());
        Mutator mutator = new Mutator(seed);
        List<String> bodies = bodies();
        RawConnection connection = connect();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String method = mutator.pick(METHODS);
                byte[] damaged = mutator.damage(mutator.pick(bodies).getBytes(UTF_8));
                String told = "seed " + seed + ", round " + round + ", " + method + " " + new String(damaged, UTF_8);
                if (exchange(connection, method, damaged, told).closes()) {
                    connection.close();
                    connection = connect();
                }
            }
            connection.mustAnswerTheNext();
        } finally {
            connection.close();
        }
    }

    private RawConnection connect() {
        return server.connect(Duration.ofSeconds(10));
    }

    private static RawAnswer exchange(RawConnection connection, String method, byte[] body, String told) {
        try {
            RawAnswer raw = connection.post("/io/" + method, body).read().mustNotTellTheServer();
            Answer answer = raw.envelope();
            assertTrue(ALLOWED.contains(answer.code()), answer::toString);
            assertEquals(200, answer.status());
            return raw;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("Not as it should be: the answer to " + told, e);
        }
    }

    private List<String> bodies() {
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        Caller person = integrator.person(practice);
        JsonObject members = Members.of(
                "accountId",
                RandomIds.id("fuzz"),
                "userId",
                "u-1",
                "name",
                "Ünïcode 🏥",
                "firstName",
                "A",
                "lastName",
                "B",
                "active",
                true,
                "metadata",
                Members.of("deep", List.of("x", Members.of("y", 1))),
                "limit",
                10);
        String withAuthLast = members.toString();
        return List.of(
                application.body(members).toString(),
                person.body(members).toString(),
                withAuthLast.substring(0, withAuthLast.length() - 1) + ",\"auth\":" + application.auth() + "}",
                application.body(Members.of()).toString(),
                person.with("applicationId", null)
                        .with("accountId", "")
                        .body(members)
                        .toString());
    }
}
