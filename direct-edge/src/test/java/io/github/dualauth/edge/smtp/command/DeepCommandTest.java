package io.github.dualauth.edge.smtp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.session.EndedException;
import io.github.dualauth.edge.smtp.session.Pace;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.text.CommandInput;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeepCommandTest {

    private static final SmtpSettings.Patience PATIENCE =
            new SmtpSettings.Patience(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(1));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final Socket peer;
    private SmtpConnection connection;

    DeepCommandTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        peer = new Socket(server.getInetAddress(), server.getLocalPort());
    }

    @BeforeEach
    void accept() throws IOException {
        connection = new SmtpConnection(server.accept(), new Pace(PATIENCE, () -> false));
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        connection.cut();
        peer.close();
        server.close();
    }

    @Test
    void answer_threadsThatHaveEnded_saysThatTheServerStops() throws IOException {
        threads.shutdown();
        assertSame(SmtpReply.STOPPING, answer((socket, line) -> SmtpReply.OK));
    }

    @Test
    void answer_interrupted_cutsTheConnectionAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    IOException.class,
                    () -> answer((socket, line) -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return SmtpReply.OK;
                    }));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertTrue(connection.isClosed());
    }

    @Test
    void answer_whatTheCommandThrows_isThrownAsItIs() {
        for (Throwable thrown : List.of(
                new EndedException(SmtpReply.TIME_OUT),
                new IOException("gone"),
                new DependencyUnavailableException("database", new SQLException("gone")),
                new StackOverflowError())) {
            assertSame(
                    thrown,
                    assertThrows(
                            Throwable.class,
                            () -> answer((socket, line) -> {
                                throw sneaky(thrown);
                            })));
        }
    }

    @Test
    void answer_command_isAnsweredOnAnotherThreadWithTheSameLineAndConnection() throws IOException {
        List<Object> seen = new ArrayList<>();
        LineReading.Line line = line();
        SmtpReply reply = SmtpReply.of(250, "2.0.0 Seen");
        assertSame(
                reply,
                new DeepCommand(
                                (socket, told) -> {
                                    seen.addAll(List.of(socket, told, Thread.currentThread()));
                                    return reply;
                                },
                                threads)
                        .answer(connection, line));
        assertEquals(List.of(connection, line), seen.subList(0, 2));
        assertNotSame(Thread.currentThread(), seen.get(2));
    }

    private SmtpReply answer(StrictCommand command) throws IOException {
        return new DeepCommand(command, threads).answer(connection, line());
    }

    private static LineReading.Line line() throws IOException {
        byte[] octets = "AUTH PLAIN\r\n".getBytes(StandardCharsets.US_ASCII);
        return (LineReading.Line) new CommandInput(new ByteArrayInputStream(octets)).command();
    }

    private static IOException sneaky(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (IOException) thrown;
    }
}
