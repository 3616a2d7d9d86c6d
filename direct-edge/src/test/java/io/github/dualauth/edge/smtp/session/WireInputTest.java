package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.config.SmtpSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    @Test
    void read_sliceWithoutAnOctet_goesOnUntilThePaceEndsIt() throws IOException {
        WireInput input = new WireInput(
                new InputStream() {
                    private int reads;

                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        reads++;
                        if (reads < 4) {
                            throw new SocketTimeoutException();
                        }
                        target[offset] = 'x';
                        stopping = true;
                        return 1;
                    }
                },
                pace);
        assertEquals('x', input.read());
        assertEquals(
                SmtpReply.STOPPING,
                assertThrows(EndedException.class, input::read).reply());
    }

    @Test
    void read_slowMessage_isToldToThePace() throws IOException {
        Pace impatient = new Pace(new SmtpSettings.Patience(Duration.ofMillis(20), HOUR, HOUR), () -> false);
        WireInput input = new WireInput(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new SocketTimeoutException();
                    }
                },
                impatient);
        impatient.message();
        assertEquals(
                SmtpReply.TIME_OUT,
                assertThrows(EndedException.class, () -> read(input, 10)).reply());
    }
}
