package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.SwitchedServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that are never silent for long and never done, at a server that waits for two seconds. */
@ExtendWith(SwitchedServer.class)
final class SlowBodyProcessIT {
    private static final Duration BOUNDED = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DualauthServer server;

    SlowBodyProcessIT(DualauthServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PracticeSave", "PingWithAuth", "Ping"})
    void body_aByteNowAndThen_isRefusedAndTheConnectionEnds(String method) throws InterruptedException {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/" + method, 1_000_000).send("{\"x\":1,");
            RawAnswer answer = drippedInto(connection);
            answer.envelope().mustRefuse(4000, "Bad Request [the body comes too slowly]");
            assertTrue(answer.headers().has("Connection", "close"), answer::toString);
        }
    }

    @Test
    void form_aByteNowAndThen_isRefusedAndTheConnectionEnds() throws InterruptedException {
        String key = server.integrator()
                .call("ApiKeyCreate", "name", "cloud")
                .mustSucceed()
                .text("apiKeySecret");
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.send("POST /integrator/token HTTP/1.1\r\nHost: x\r\nContent-Length: 8000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n" + HaloCalls.KEY + ": " + key
                    + "\r\n\r\ngrant_type=");
            RawAnswer answer = drippedInto(connection);
            assertEquals(408, answer.status(), answer::toString);
            assertTrue(answer.headers().has("Connection", "close"), answer::toString);
        }
    }

    @Test
    void body_refusedAndThenSlow_isNotReadForLong() throws InterruptedException {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/PracticeSave", 1_000_000).send("[");
            RawAnswer answer = drippedInto(connection);
            answer.envelope().mustRefuse(4000);
            assertTrue(answer.headers().has("Connection", "close"), answer::toString);
        }
    }

    @Test
    void body_longerThanTheLimitAtAGoodRate_isTaken() {
        byte[] start = server.integrator()
                .caller()
                .body(Members.of("accountId", "slow", "name", "Slow"))
                .toString()
                .getBytes(UTF_8);
        byte[] piece = " ".repeat(1000).getBytes(UTF_8);
        int pieces = 20;
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.announce("/io/PracticeSave", start.length + (long) pieces * piece.length);
            connection.send(start);
            for (int i = 0; i < pieces; i++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                connection.send(piece);
            }
            RawAnswer answer = connection.read();
            answer.envelope().mustSucceed();
            connection.mustAnswerTheNext();
        }
    }

    /** The answer to a body that goes on, byte by byte, until the connection ends. */
    private static RawAnswer drippedInto(RawConnection connection) throws InterruptedException {
        Thread sender = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                connection.trySend(" ");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
        sender.start();
        try {
            long begin = System.nanoTime();
            RawAnswer answer = connection.read().mustNotTellTheServer();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            assertTrue(seconds < 9, () -> seconds + " s");
            return answer;
        } finally {
            sender.interrupt();
            sender.join();
        }
    }
}
