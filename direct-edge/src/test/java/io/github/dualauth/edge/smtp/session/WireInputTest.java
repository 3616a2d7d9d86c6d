package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.config.SmtpSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

class WireInputTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private boolean stopping;
    private final Pace pace = new Pace(new SmtpSettings.Patience(HOUR, HOUR, HOUR), () -> stopping);

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private WireInput input(String text) {
        return new WireInput(new ByteArrayInputStream(octets(text)), pace);
    }

    private static String read(InputStream input, int most) throws IOException {
        byte[] block = new byte[most + 2];
        int count = input.read(block, 1, most);
        return count < 0 ? "end" : new String(block, 1, count, StandardCharsets.ISO_8859_1);
    }

    @Test
    void read_singleOctetsAndBlocks_areThoseOfTheWireInTheirOrder() throws IOException {
        WireInput input = input("ab\u00ffcdef");
        assertEquals('a', input.read());
        assertEquals(6, input.available());
        assertEquals("b", read(input, 1));
        assertEquals(0xFF, input.read());
        assertEquals("cdef", read(input, 10));
        assertEquals("end", read(input, 10));
        assertEquals(-1, input.read());
    }

    @Test
    void read_blockWithNothingBuffered_isTheWires() throws IOException {
        WireInput input = input("abc");
        assertEquals("ab", read(input, 2));
        assertEquals(1, input.available());
        assertEquals('c', input.read());
    }

    @Test
    void read_moreThanTheBufferHolds_isAllThere() throws IOException {
        String text = "0123456789".repeat(500);
        WireInput input = input(text);
        StringBuilder all = new StringBuilder();
        for (int octet = input.read(); octet >= 0; octet = input.read()) {
            all.append((char) octet);
        }
        assertEquals(text, all.toString());
    }

    @Test
    void unread_octets_comeBeforeTheWires() throws IOException {
        WireInput input = input("wire");
        input.unread(octets("xfirsty"), 1, 6);
        assertEquals(9, input.available());
        assertEquals('f', input.read());
        assertEquals("irst", read(input, 10));
        assertEquals('w', input.read());
        assertEquals("ire", read(input, 10));
    }

    @Test
    void unread_nothing_changesNothing() throws IOException {
        WireInput input = input("wire");
        input.unread(octets("abc"), 3, 3);
        assertEquals(4, input.available());
        assertEquals('w', input.read());
    }

    /** What a socket does that gives up from time to time. */
    @FunctionalInterface
    private interface Wire {

        int read(byte[] target, int offset) throws IOException;
    }

    private static WireInput input(Wire wire, Pace pace) {
        return new WireInput(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return wire.read(target, offset);
                    }
                },
                pace);
    }

    private static void mustTimeOut(Executable read) {
        assertEquals(
                SmtpReply.TIME_OUT, assertThrows(EndedException.class, read).reply());
    }

    @Test
    void read_sliceWithoutAnOctet_goesOnUntilThePaceEndsIt() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        WireInput input = input(
                (target, offset) -> {
                    if (reads.incrementAndGet() < 4) {
                        throw new SocketTimeoutException();
                    }
                    target[offset] = 'x';
                    stopping = true;
                    return 1;
                },
                pace);
        assertEquals('x', input.read());
        assertEquals(
                SmtpReply.STOPPING,
                assertThrows(EndedException.class, input::read).reply());
    }

    @Test
    @Timeout(30)
    void read_messageThatStops_isGivenUp() throws IOException {
        Pace impatient = new Pace(new SmtpSettings.Patience(Duration.ofMillis(50), HOUR, HOUR), () -> false);
        AtomicInteger reads = new AtomicInteger();
        WireInput input = input(
                (target, offset) -> {
                    if (reads.incrementAndGet() > 1) {
                        demandGoingOn();
                        throw new SocketTimeoutException();
                    }
                    return 1;
                },
                impatient);
        impatient.message();
        mustTimeOut(() -> {
            input.read(new byte[10], 0, 10);
            input.read(new byte[10], 0, 10);
        });
    }

    @Test
    @Timeout(30)
    void read_messageOctetByOctet_isGivenUp() {
        Duration idle = Duration.ofMillis(50);
        Pace impatient = new Pace(new SmtpSettings.Patience(idle, HOUR, HOUR), () -> false);
        WireInput input = input(
                (target, offset) -> {
                    long begin = System.nanoTime();
                    while (System.nanoTime() - begin < idle.toNanos() / 2) {
                        Thread.onSpinWait();
                    }
                    return 1;
                },
                impatient);
        impatient.message();
        mustTimeOut(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                input.read(new byte[10], 0, 10);
            }
        });
    }

    private static void demandGoingOn() {
        assertFalse(Thread.currentThread().isInterrupted(), "the test's own limit");
    }
}
