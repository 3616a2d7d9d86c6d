package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.BadBody;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told who are not let in. */
interface AnswerTests extends ContractWar {

    @ParameterizedTest
    @MethodSource({
        "io.github.dualauth.tests.harness.BadBodies#repeated",
        "io.github.dualauth.tests.harness.BadBodies#types",
        "io.github.dualauth.tests.harness.BadBodies#bytes",
        "io.github.dualauth.tests.harness.BadBodies#depths"
    })
    default void body_malformed_is400(BadBody bad) {
        try (ForeignClient client = client()) {
            byte[] body = bad.bytes(ADMINISTRATOR.account("open").user("ann"));
            Problem problem = Problem.of(400, client.post("/api/level/user", body));
            assertTrue(bad.names().isEmpty() || !problem.detail().isEmpty(), problem::toString);
            client.mustPost("/api/level/application", ADMINISTRATOR);
        }
    }

    @Test
    default void field_atFault_isNamed() {
        try (ForeignClient client = client()) {
            Caller half = Caller.nobody().with("loginId", "ann@open");
            assertEquals(
                    "auth.loginPassword",
                    Problem.of(400, client.post("/api/level/user", half)).field());
            Caller both = ANN.with("applicationId", "x").with("applicationPassword", "y");
            Problem.of(400, client.post("/api/level/user", both));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"auth\":null}", "{\"auth\":{}}", "{\"auth\":{\"loginId\":\"\"}}"})
    default void credentials_missing_is401WithChallenge(String body) {
        try (ForeignClient client = client()) {
            Problem problem = Problem.of(401, client.post("/api/level/user", body));
            assertEquals(
                    Optional.of("DualAuth realm=\"user\", modes=\"application,individual\""),
                    problem.header("WWW-Authenticate"));
        }
    }

    @Test
    default void credentials_unknownOrWrong_areAnsweredAlike() {
        try (ForeignClient client = client()) {
            Problem unknown = Problem.of(401, client.post("/api/level/user", Caller.individual("nobody", "wrong")));
            for (Caller wrong : new Caller[] {
                ANN.with("loginPassword", "wrong"),
                ADMINISTRATOR.with("applicationPassword", "wrong"),
                Caller.application("nobody", "wrong"),
                Caller.individual("gone@open", "correct horse battery staple"),
                Caller.individual("cid@closed", "correct horse battery staple")
            }) {
                Problem problem = Problem.of(401, client.post("/api/level/user", wrong));
                assertEquals(unknown.body(), problem.body());
                assertEquals(unknown.header("WWW-Authenticate"), problem.header("WWW-Authenticate"));
            }
        }
    }

    @Test
    default void mode_notTaken_is401() {
        try (ForeignClient client = client()) {
            Problem problem = Problem.of(401, client.post("/api/level/application", ANN));
            assertEquals("This API takes application authentication.", problem.detail());
            assertEquals(
                    Optional.of("DualAuth realm=\"application\", modes=\"application\""),
                    problem.header("WWW-Authenticate"));
        }
    }

    @Test
    default void account_missingUnknownOrInactive_is403() {
        try (ForeignClient client = client()) {
            Problem.of(403, client.post("/api/level/account", ADMINISTRATOR));
            Problem.of(403, client.post("/api/level/account", ADMINISTRATOR.account("none")));
            Problem.of(403, client.post("/api/level/account", ADMINISTRATOR.account("closed")));
            Problem.of(403, client.post("/api/level/account", CLERK.account("open")));
            client.mustPost("/api/level/account", ADMINISTRATOR.account("open"));
            client.mustPost("/api/level/account", ANN);
        }
    }

    @Test
    default void user_missingUnknownOrInactive_is403() {
        try (ForeignClient client = client()) {
            Caller open = ADMINISTRATOR.account("open");
            Problem.of(403, client.post("/api/level/user", open));
            Problem.of(403, client.post("/api/level/user", open.user("none")));
            Problem.of(403, client.post("/api/level/user", open.user("gone")));
            client.mustPost("/api/level/user", open.user("ann"));
        }
    }

    @Test
    default void body_authBeyondTheBuffer_is413() {
        try (ForeignClient client = client()) {
            String filler = "x".repeat(1 << 20);
            String auth = ADMINISTRATOR.auth().toString();
            Problem.of(
                    413,
                    client.post("/api/level/application", "{\"filler\":\"" + filler + "\",\"auth\":" + auth + "}"));
            client.mustPost("/api/level/application", ADMINISTRATOR, "filler", filler);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: application/json; charset=utf-16\r\n",
                "Content-Type: json\r\n",
                "",
                "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
            })
    default void body_typeOrCodingNotTaken_is415(String headers) {
        try (ForeignClient client = client()) {
            String body = ADMINISTRATOR.body(Members.of()).toString();
            Problem.of(415, client.post("/api/level/application", headers, body));
            Problem.of(415, client.post("/api/upload/objects", headers, body));
            client.mustPost("/api/level/application", ADMINISTRATOR);
        }
    }

    @Test
    default void methodThatIsNotThere_isNoPage() {
        try (ForeignClient client = client()) {
            Problem.of(404, client.post("/api/nothing", "{}"));
            Problem.of(405, client.get("/api/level/user"));
        }
    }

    @Test
    default void resource_thatThrows_is500WithAReference() {
        try (ForeignClient client = client()) {
            Problem bug = Problem.of(500, client.post("/api/fault/bug", ADMINISTRATOR));
            assertTrue(bug.detail().matches("reference [0-9a-f]{32}"), bug::toString);
            assertEquals(bug.detail(), "reference " + bug.header("X-Request-Id").orElseThrow());
            Problem open = Problem.of(500, client.get("/api/fault/open-bug"));
            assertEquals(
                    open.detail(), "reference " + open.header("X-Request-Id").orElseThrow());
            assertFalse((bug.toString() + open).contains("internal-detail"));
        }
    }

    @Test
    default void resource_thatMeansItsException_isHeard() {
        try (ForeignClient client = client()) {
            assertEquals(
                    "",
                    Problem.of(404, client.post("/api/fault/missing", ADMINISTRATOR))
                            .detail());
            RawAnswer mapped = client.post("/api/fault/full", ADMINISTRATOR);
            assertEquals(507, mapped.status());
            assertEquals("full", mapped.body());
        }
    }

    @Test
    default void openMethod_anybody_isAnswered() {
        try (ForeignClient client = client()) {
            assertEquals("{\"level\":\"none\"}", client.get("/api/level").body());
        }
    }
}
