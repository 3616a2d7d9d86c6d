package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.Patience;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** No body is longer than any that is taken, however it is read. */
class RequestStreamTest {

    private static final byte[] BODY = {0, -1, 'x'};

    private static InputStream limited(InputStream body, long longest) {
        return new RequestStream(body, new Patience(Duration.ofSeconds(30)), longest);
    }

    private static InputStream limited(long longest) {
        return limited(new ByteArrayInputStream(BODY), longest);
    }

    private static void readOctets(InputStream body) throws IOException {
        assertEquals(0, body.read());
        assertEquals(0xFF, body.read());
        assertEquals('x', body.read());
    }

    @Test
    void read_oneByteAboveTheLimit_isTooLarge() {
        XdrRefusedException refused =
                assertThrows(XdrRefusedException.class, () -> limited(2).readAllBytes());
        assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
    }

    @Test
    void read_singleOctetsAboveTheLimit_areTooLarge() {
        XdrRefusedException refused = assertThrows(XdrRefusedException.class, () -> readOctets(limited(2)));
        assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
    }

    @Test
    void read_bodyAtTheLimit_isTaken() throws IOException {
        assertArrayEquals(BODY, limited(3).readAllBytes());
    }

    @Test
    void read_singleOctets_comeAsTheyAreUntilTheEnd() throws IOException {
        InputStream body = limited(3);
        readOctets(body);
        assertEquals(-1, body.read());
    }

    @Test
    void read_nothingForNow_isWaitedForAndNotTheEnd() throws IOException {
        InputStream hesitant = new FilterInputStream(new ByteArrayInputStream(BODY)) {
            private boolean ready;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                ready = !ready;
                return ready ? 0 : super.read(target, offset, length);
            }
        };
        readOctets(limited(hesitant, 3));
    }

    @Test
    void markSupported_bodyThatCouldBeReadAgain_isNot() {
        assertFalse(limited(3).markSupported());
    }
}
