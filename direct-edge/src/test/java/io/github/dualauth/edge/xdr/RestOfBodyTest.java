package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sends on after a refusal holds nobody up. */
class RestOfBodyTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RejectionReason WHY = RejectionReason.XML_REFUSED;

    /** Comes in pieces of one byte, the first of which is nothing, and ends in a failure. */
    private static InputStream pieces(int count, Exception end) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left < 0) {
                    if (end instanceof IOException broken) {
                        throw broken;
                    }
                    throw (IllegalStateException) end;
                }
                return left-- == count ? 0 : 1;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"BODY_INCOMPLETE", "BODY_TOO_SLOW"})
    void isReadable_bodyThatDidNotCome_isNotWaitedForAgain(RejectionReason why) {
        ByteArrayInputStream body = TestMessages.stream("Hello");
        assertFalse(new RestOfBody(100, LONG).isReadable(body, why));
        assertEquals(5, body.available());
    }

    @Test
    void isReadable_restLongerThanTheLimit_isNotReadToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[1 << 20]);
        assertFalse(new RestOfBody(100_000, LONG).isReadable(body, WHY));
        assertTrue(body.available() > 0);
    }

    @Test
    void isReadable_limitReached_asksForNoMore() {
        assertFalse(new RestOfBody(5, LONG).isReadable(TestMessages.stream("Hello"), WHY));
    }

    @Test
    void isReadable_timeOver_readsNothing() {
        ByteArrayInputStream body = TestMessages.stream("Hello");
        assertFalse(new RestOfBody(100, Duration.ZERO).isReadable(body, WHY));
        assertEquals(5, body.available());
    }

    @Test
    void isReadable_senderGone_isNot() {
        assertFalse(new RestOfBody(100, LONG).isReadable(pieces(3, new IOException("gone")), WHY));
    }

    @Test
    void isReadable_senderStalled_isNot() {
        assertFalse(new RestOfBody(100, LONG).isReadable(pieces(3, new IllegalStateException("stalled")), WHY));
    }

    @Test
    void isReadable_restWithinTheLimit_isReadToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[200_000]);
        assertTrue(new RestOfBody(200_001, LONG).isReadable(body, WHY));
        assertEquals(0, body.available());
    }
}
