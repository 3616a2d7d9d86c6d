package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a refused body is read, so that its connection can go on. */
class RequestBodyTest {

    private static final long MOST = 256L << 20;
    private static final Duration LONG = Duration.ofSeconds(10);

    private static boolean drain(Body body) {
        return RequestBody.drain(body, RejectionReason.JSON_INVALID, LONG);
    }

    @Test
    void drain_bodyThatEndsInTime_leavesTheConnectionFit() {
        Body body = new Body(1_000_001, 1);
        assertTrue(drain(body));
        assertEquals(1_000_001, body.read);
    }

    @ParameterizedTest
    @ValueSource(longs = {MOST, MOST + 1, Long.MAX_VALUE})
    void drain_bodyThatGoesOn_isGivenUp(long length) {
        Body body = new Body(length, 1);
        assertFalse(drain(body));
        assertEquals(MOST, body.read);
    }

    @Test
    void drain_bodyThatComesTooSlowly_isNotReadAtAll() {
        Body body = new Body(10, 1);
        assertFalse(RequestBody.drain(body, RejectionReason.BODY_TOO_SLOW, LONG));
        assertFalse(RequestBody.drain(body, RejectionReason.JSON_INVALID, Duration.ZERO));
        assertEquals(0, body.read);
    }

    /** The server ends the connection itself. */
    @Test
    void drain_bodyWhoseSenderIsGone_isNotReadAtAll() {
        Body body = new Body(10, 1);
        assertTrue(RequestBody.drain(body, RejectionReason.BODY_INCOMPLETE, LONG));
        assertEquals(0, body.read);
    }

    @Test
    void drain_bodyThatBreaksOff_isLeftToTheServer() {
        Body gone = new Body(10, 1);
        gone.failure = new IOException("gone");
        assertTrue(drain(gone));
        assertEquals(1024 * 64, gone.asked);
        Body closed = new Body(10, 1);
        closed.fault = true;
        assertTrue(drain(closed));
        assertEquals(1024 * 64, closed.asked);
    }

    /** Many may wait with nothing sent, and each with its memory. */
    @ParameterizedTest
    @CsvSource({"0, 1024", "1, 65536"})
    void drain_bodyOfWhichNothingIsThere_holdsLittle(int available, int held) {
        Body body = new Body(10, available);
        assertTrue(drain(body));
        assertEquals(held, body.asked);
    }

    /** Bytes that nobody looks at. */
    private static final class Body extends InputStream {

        private final long length;
        private final int available;
        private long read;
        private int asked;
        private IOException failure;
        private boolean fault;

        Body(long length, int available) {
            super();
            this.length = length;
            this.available = available;
        }

        @Override
        public int available() {
            return available;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int size) throws IOException {
            asked = size;
            if (failure != null) {
                throw failure;
            }
            if (fault) {
                throw new IllegalStateException("the stream is closed");
            }
            if (read >= length) {
                return -1;
            }
            int count = (int) Math.min(size, length - read);
            read += count;
            return count;
        }
    }
}
