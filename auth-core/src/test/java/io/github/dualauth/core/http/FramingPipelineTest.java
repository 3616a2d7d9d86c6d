package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.http.TestConnection.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a server in front may see end elsewhere (RFC 9112, 11.2): no second one comes of them. */
class FramingPipelineTest {

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: other\r\nContent-Length: 2\r\n\r\n{}",
                "Host: test\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Behind: 1\r\n\r\n"
            })
    void request_thatMayEndElsewhere_isRefusedAndEndsTheConnection(String lines) {
        try (TestConnection connection = server.connect()) {
            connection.send("POST /api/open HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + lines);
            Answer answer = connection.read();
            assertEquals(400, answer.status(), answer::toString);
            assertTrue(answer.closes(), answer::toString);
            assertTrue(connection.ended());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding:  Chunked \r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
            })
    void request_thatEndsInOnePlace_isServedAndTheNextToo(String lines) {
        try (TestConnection connection = server.connect()) {
            for (int i = 0; i < 2; i++) {
                connection.send("POST /api/open HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + lines);
                Answer answer = connection.read();
                assertEquals(200, answer.status(), answer::toString);
                assertEquals("{}", answer.body());
                assertFalse(answer.closes(), answer::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Content-Length: 0\r\n\r\n"})
    void request_withAnEmptyBody_isServed(String lines) {
        try (TestConnection connection = server.connect()) {
            connection.send("POST /api/open HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + lines);
            assertEquals(2, connection.read().status() / 100);
        }
    }
}
