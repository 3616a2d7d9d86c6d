package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.http.TestConnection.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies at a server that waits for none: each is too slow. */
class SlowBodyPipelineTest {

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(Map.of("dualauth.body.time-limit", "PT0.000000001S"), directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.audit().take();
    }

    @Test
    void body_thatIsTooSlow_isRefusedAndEndsTheConnection() {
        try (TestConnection connection = server.connect()) {
            Answer answer =
                    connection.json("/api/whole", "{" + server.auth() + "}").read();
            assertEquals(408, answer.status());
            assertTrue(server.audit().take().get(0).contains("\"reason\":\"" + RejectionReason.BODY_TOO_SLOW + "\""));
            assertTrue(answer.closes(), answer::toString);
            assertTrue(connection.ended());
        }
    }

    /** Somebody may keep a thread with it as well as with one that is wanted. */
    @Test
    void body_thatIsRefusedUnreadAndTooSlow_endsTheConnection() {
        try (TestConnection connection = server.connect()) {
            Answer answer = connection
                    .head("/api/whole", "Content-Type: text/plain\r\nContent-Length: 10")
                    .send("0123456789")
                    .read();
            assertEquals(415, answer.status());
            assertTrue(answer.closes(), answer::toString);
            assertTrue(connection.ended());
        }
    }
}
