package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.Waiting;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ends of a real connection. */
class SmtpConnectionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Pace pace = new Pace(new SmtpSettings.Patience(HOUR, HOUR, HOUR), () -> false);
    private Socket peer;
    private Socket raw;
    private SmtpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            peer = new Socket(listener.getInetAddress(), listener.getLocalPort());
            peer.setSoTimeout(30_000);
            raw = listener.accept();
        }
        connection = new SmtpConnection(raw, pace);
    }

    @AfterEach
    void disconnect() throws IOException {
        peer.close();
        raw.close();
    }

    private void says(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String heard(int octets) throws IOException {
        return new String(peer.getInputStream().readNBytes(octets), StandardCharsets.ISO_8859_1);
    }

    private static String line(LineReading reading) {
        try (LineReading.Line line = assertInstanceOf(LineReading.Line.class, reading)) {
            return new String(line.octets(), StandardCharsets.ISO_8859_1);
        }
    }

    private String verb() throws IOException {
        byte[] block = new byte[50];
        int count = connection.getInputStream().read(block, 3, 40);
        return count < 0 ? "end" : new String(block, 3, count, StandardCharsets.US_ASCII);
    }

    @Test
    void input_goodLine_isTheVerbAloneAndTheLineIsKept() throws IOException {
        says("rcpt TO:<bob@direct.example.com>\r\nNOOP\r\n");
        assertEquals("RCPT\r\n", verb());
        assertEquals(
                "rcpt TO:<bob@direct.example.com>",
                line(connection.command().line().orElseThrow()));
        assertEquals("NOOP\r\n", verb());
        assertEquals(Verb.NOOP, connection.command().verb());
    }

    @Test
    void input_readInPieces_isOneVerbAtATime() throws IOException {
        says("QUIT\r\nDATA\r\n");
        InputStream verbs = connection.getInputStream();
        assertEquals(0, verbs.read(new byte[3], 0, 0));
        assertEquals("QUIT\r\nDA", new String(verbs.readNBytes(8), StandardCharsets.US_ASCII));
        assertEquals('T', verbs.read());
        assertEquals('A', verbs.read());
        assertEquals("\r\n", verb());
    }

    @Test
    void input_lineThatIsNone_isAnotherVerbWithItsAnswer() throws IOException {
        says("NO\0OP\r\n");
        assertEquals("OTHER\r\n", verb());
        assertEquals(
                Optional.of(SmtpReply.of(LineReading.Fault.CONTROL_CHARACTER)),
                connection.command().reply());
        assertEquals(Optional.empty(), connection.command().line());
    }

    @Test
    void input_whereNothingMoreIsWaitedFor_isTheAnswerThatSaysSo() throws IOException {
        SmtpConnection late = late();
        assertEquals("OTHER\r\n", new String(late.getInputStream().readNBytes(7), StandardCharsets.US_ASCII));
        assertEquals(Optional.of(SmtpReply.TIME_OUT), late.command().reply());
    }

    @Test
    void input_peerGone_ends() throws IOException {
        peer.shutdownOutput();
        assertEquals("end", verb());
        assertEquals(-1, connection.getInputStream().read());
        raw.close();
        assertEquals("end", verb());
    }

    @Test
    void nextCommandAndAsk_line_haveTheirTimeAndThenNobodyIsWaitedFor() throws IOException {
        SmtpConnection late = late();
        late.wire().unread("NOOP\r\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
        assertEquals("NOOP", line(late.nextCommand()));
        assertFalse(late.pace().isOver());
        late.wire().unread("YWxpY2U=\r\n".getBytes(StandardCharsets.US_ASCII), 0, 10);
        assertEquals("YWxpY2U=", line(late.ask("")));
        assertFalse(late.pace().isOver());
        says("NOOP\r\n");
        assertThrows(EndedException.class, late::nextCommand);
        late.pace().work();
        assertThrows(EndedException.class, () -> late.ask(""));
    }

    @Test
    void tellAndWriteAndClose_peerThatDoesNotRead_areGivenUp() throws IOException {
        SmtpConnection late = late();
        late.tell("354 Go on");
        assertTrue(late.pace().isOver());
        late.pace().work();
        late.getOutputStream().write(new byte[] {'x'}, 0, 1);
        assertTrue(late.pace().isOver());
        late.pace().work();
        peer.close();
        late.close();
        assertTrue(late.pace().isOver());
    }

    /** One that has waited for too long whenever it waits. */
    private SmtpConnection late() throws IOException {
        Duration over = Duration.ofMinutes(-1);
        Pace pace = new Pace(new SmtpSettings.Patience(over, over, HOUR), () -> false);
        pace.work();
        return new SmtpConnection(raw, pace);
    }

    @Test
    void ask_challenge_isAnsweredByTheNextLine() throws IOException {
        says("YWxpY2U=\r\n");
        assertEquals("YWxpY2U=", line(connection.ask("VXNlcm5hbWU6")));
        assertEquals("334 VXNlcm5hbWU6\r\n", heard(18));
    }

    @Test
    void tell_line_isWrittenAtOnce() throws IOException {
        connection.tell("354 Go on");
        assertEquals("354 Go on\r\n", heard(11));
        connection.getOutputStream().write("250 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals("250 OK\r\n", heard(8));
    }

    @Test
    void hasPending_octetsReadTooFarOrOnTheWire_areSeen() throws IOException {
        assertFalse(connection.hasPending());
        says("NOOP\r\nNOOP\r\n");
        Waiting.until(this::pending);
        assertEquals("NOOP", line(connection.nextCommand()));
        assertTrue(connection.hasPending());
        assertEquals("NOOP", line(connection.nextCommand()));
        assertFalse(connection.hasPending());
    }

    private boolean pending() {
        try {
            return connection.hasPending();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void peer_ofLoopback_isItsAddress() {
        assertEquals("127.0.0.1", connection.peer());
        assertEquals(raw.getInetAddress(), connection.getInetAddress());
        assertEquals(peer.getLocalPort(), connection.getPort());
        assertEquals(peer.getLocalSocketAddress(), connection.getRemoteSocketAddress());
        assertTrue(connection.isBound());
    }

    @Test
    void upgrade_connection_isANewOneThatKnowsNothing() throws IOException {
        connection.state().greet();
        assertEquals(Optional.empty(), connection.upgraded());
        assertFalse(connection.isTls());
        connection.upgrade(raw, List.of());
        SmtpConnection within = connection.upgraded().orElseThrow();
        assertFalse(within.state().greeted());
        assertSame(raw, within.raw());
        assertSame(pace, within.pace());
        assertEquals(List.of(), within.chain());
    }

    @Test
    void setSoTimeout_ofTheLibrary_isNotTaken() throws IOException {
        int slice = raw.getSoTimeout();
        connection.setSoTimeout(1_000_000);
        assertEquals(slice, raw.getSoTimeout());
        assertTrue(slice > 0, "the pace is asked from time to time");
    }

    @Test
    void close_withOctetsUnread_letsTheLastAnswerArrive() throws IOException {
        says("NOOP\r\n".repeat(2000));
        connection.tell("421 Bye");
        connection.getOutputStream().close();
        assertTrue(raw.isClosed());
        assertTrue(connection.isClosed());
        assertEquals("421 Bye\r\n", new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void close_twice_isClosed() throws IOException {
        peer.shutdownOutput();
        assertFalse(connection.isClosed());
        connection.close();
        connection.close();
        assertTrue(raw.isClosed());
    }

    @Test
    void cut_connection_isClosedAtOnce() throws IOException {
        connection.cut();
        assertTrue(raw.isClosed());
        assertEquals(-1, peer.getInputStream().read());
    }
}
