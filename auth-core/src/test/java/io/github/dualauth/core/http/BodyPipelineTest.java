package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.http.TestConnection.Answer;
import io.github.dualauth.core.http.failure.UncaughtMapper;
import io.github.dualauth.core.testing.LogLines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that turn out bad while a method reads them, or that nobody reads, and what becomes of their connections. */
class BodyPipelineTest {

    /** More than is read before the method is called. */
    private static final int LONG = 200_000;

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void vouch() {
        server.applications().vouch();
        server.audit().take();
        TestApi.forget();
    }

    private static String begun() {
        return server.begun(LONG);
    }

    /** That the connection is in order. */
    private static void assertServesTheNext(TestConnection connection) {
        assertEquals(
                "{\"next\":1}",
                connection.json("/api/open", "{\"next\":1}").read().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "parsed", "streamed", "swallows", "wraps"})
    void body_thatBreaksOffJsonInTheMiddle_isRefusedWhateverTheMethodMakesOfIt(String method) {
        String body = begun() + "\",]}" + "y".repeat(LONG);
        try (TestConnection connection = server.connect();
                LogLines log = LogLines.of(UncaughtMapper.class)) {
            Answer answer = connection.json("/api/" + method, body).read();
            server.assertLateRefusal(RejectionReason.JSON_INVALID, answer);
            assertEquals(400, answer.status());
            assertFalse(answer.headers().containsKey("x-own"), answer::toString);
            assertEquals(List.of(), log.take(), "it is no fault of ours");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "parsed", "streamed", "swallows", "wraps"})
    void body_withASecondCredentialInTheEnd_isRefused(String method) {
        try (TestConnection connection = server.connect()) {
            Answer answer = connection
                    .json("/api/" + method, begun() + "\"," + server.auth() + "}")
                    .read();
            server.assertLateRefusal(RejectionReason.AUTH_REPEATED, answer);
            assertEquals(400, answer.status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "parsed", "streamed", "swallows", "wraps"})
    void body_thatIsGood_isReadToItsEnd(String method) {
        try (TestConnection connection = server.connect()) {
            String body = begun() + "\"}";
            Answer answer = connection.json("/api/" + method, body).read();
            assertEquals(200, answer.status());
            assertEquals(
                    method.equals("whole") || method.equals("parsed")
                            ? body.replace("\"secret\"", "\"\"      ")
                            : "read " + (LONG + 2),
                    answer.body());
            assertEquals(1, server.audit().take().size());
            assertServesTheNext(connection);
        }
    }

    @Test
    void password_revokedBeforeTheEndOfTheBody_isRefused() throws InterruptedException {
        Answer answer = revokedOnTheWay("{" + server.auth() + ",", "");
        server.assertLateRefusal(RejectionReason.APPLICATION_PASSWORD_REVOKED, answer);
        assertEquals(401, answer.status());
    }

    /** It stands for itself until it expires. */
    @Test
    void token_whoseHolderIsRefusedBeforeTheEndOfTheBody_isTakenStill() throws InterruptedException {
        Answer answer = revokedOnTheWay(
                "{\"auth\":{\"accountId\":\"account\",\"userId\":\"user\"},", "\r\nAuthorization: " + server.bearer());
        assertEquals(200, answer.status());
    }

    private static Answer revokedOnTheWay(String start, String lines) throws InterruptedException {
        String begin = start + "\"x\":\"" + "x".repeat(LONG);
        try (TestConnection connection = server.connect()) {
            connection
                    .head(
                            "/api/streamed",
                            "Content-Type: application/json\r\nContent-Length: " + (begin.length() + 2) + lines)
                    .send(begin);
            TestApi.awaitBegun();
            server.applications().reject(RejectionReason.APPLICATION_PASSWORD_REVOKED, server.application());
            return connection.send("\"}").read();
        }
    }

    @Test
    void lateRefusal_thatCannotBeWrittenDown_isToBeTriedAgain() throws InterruptedException {
        try (TestConnection connection = server.connect();
                LogLines log = LogLines.of(AuditTrail.class)) {
            connection.head("/api/streamed", LONG + 3).send(begun());
            TestApi.awaitBegun();
            server.audit().setBroken(true);
            Answer answer = connection.send("\"}}").read();
            assertEquals(503, answer.status());
            assertEquals("2", answer.headers().get("retry-after"));
            server.audit().setBroken(false);
            server.accepted(server.json("/api/whole", "{" + server.auth() + "}"));
            assertEquals(2, log.take().size(), "broken, and in order again");
        } finally {
            server.audit().setBroken(false);
        }
    }

    @Test
    void body_thatIsRefusedUnread_leavesItsConnectionInOrder() {
        try (TestConnection connection = server.connect()) {
            Answer answer = connection
                    .head("/api/whole", "Content-Type: text/plain\r\nContent-Length: " + 3_000_000)
                    .send("y".repeat(3_000_000))
                    .read();
            assertEquals(415, answer.status());
            assertFalse(answer.closes(), answer::toString);
            assertServesTheNext(connection);
        }
    }

    /** The server itself ends a connection behind some statuses, 400 among them; not behind what this API answers. */
    @ParameterizedTest
    @CsvSource({"'{]', JSON_INVALID", "'', JSON_INVALID", "',]', JSON_INVALID"})
    void body_thatIsRefusedInTheMiddle_leavesItsConnectionInOrder(String end, RejectionReason reason) {
        String begin = end.equals("{]") ? "" : begun() + "\"";
        String body = begin + end + "y".repeat(3_000_000);
        try (TestConnection connection = server.connect()) {
            Answer answer = connection.json("/own/streamed", body).read();
            assertEquals(409, answer.status());
            assertEquals(reason.name(), answer.body());
            assertEquals("yes", answer.headers().get("x-refused"));
            assertFalse(answer.closes(), answer::toString);
            assertServesTheNext(connection);
        }
    }
}
