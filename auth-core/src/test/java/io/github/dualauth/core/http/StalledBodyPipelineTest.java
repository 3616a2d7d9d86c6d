package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.http.TestConnection.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of which nothing more comes, at a server that soon gives up. */
class StalledBodyPipelineTest {

    /** More than is read before the method is called. */
    private static final int LONG = 200_000;

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(directory);
        server.giveUpAfter(Duration.ofMillis(500));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.audit().take();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"auth\":"})
    void body_thatStalls_isRefusedAndEndsTheConnection(String sent) {
        try (TestConnection connection = server.connect()) {
            Answer answer = connection.head("/api/whole", 1000).send(sent).read();
            assertEquals(400, answer.status());
            assertTrue(server.audit().take().get(0).contains("\"reason\":\"BODY_INCOMPLETE\""));
            assertTrue(answer.closes(), answer::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "parsed", "streamed", "swallows", "wraps"})
    void body_thatStallsWhileTheMethodReadsIt_isRefusedAndEndsTheConnection(String method) {
        try (TestConnection connection = server.connect()) {
            Answer answer = connection
                    .head("/api/" + method, 2 * LONG)
                    .send(server.begun(LONG))
                    .read();
            server.assertLateRefusal(RejectionReason.BODY_INCOMPLETE, answer);
            assertEquals(400, answer.status());
            assertTrue(answer.closes(), answer::toString);
        }
    }
}
