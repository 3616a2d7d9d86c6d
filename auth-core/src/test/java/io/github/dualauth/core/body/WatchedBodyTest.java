package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What streams on behind {@code auth}. */
class WatchedBodyTest {

    private static final String LOGIN = "\"auth\":{\"loginId\":\"a\",\"loginPassword\":\"bcd\"}";
    private static final Refusal REPEATED = new Refusal(RejectionReason.AUTH_REPEATED, "auth");
    private static final Refusal INCOMPLETE = Refusal.of(RejectionReason.BODY_INCOMPLETE);
    private static final int MIB = 1 << 20;

    @Test
    void read_secondAuthAfterOneMebibyte_throws() {
        WatchedBody body = found(upload(MIB, "\",\"auth\":{\"loginPassword\":\"zzz\"}}"));
        assertEquals(Optional.empty(), body.readAhead());
        byte[] array = new byte[8192];
        BodyRefusedException thrown = assertThrows(BodyRefusedException.class, () -> readToEnd(body, array));
        assertEquals(REPEATED, thrown.refusal());
        assertEquals(Optional.of(REPEATED), body.refusal());
        assertTrue(thrown.getMessage().contains("AUTH_REPEATED"));
        assertEquals(-1, new String(array, StandardCharsets.ISO_8859_1).indexOf("zzz"));
        assertThrows(BodyRefusedException.class, body::read);
    }

    @Test
    void atEnd_bodyThatIsAllThere_isNotAsked() throws IOException {
        WatchedBody body = found(stream("{" + LOGIN + "}"));
        assertEquals(Optional.empty(), body.readAhead());
        body.atEnd(() -> {
            throw new AssertionError("asked");
        });
        assertEquals(LOGIN.length() + 2, readToEnd(body, new byte[8192]));
    }

    @Test
    void atEnd_bodyThatStreamsOn_isAskedAtItsEnd() throws IOException {
        Refusal revoked = Refusal.of(RejectionReason.APPLICATION_PASSWORD_REVOKED);
        WatchedBody body = found(upload(MIB, "\"}"));
        assertEquals(Optional.empty(), body.readAhead());
        body.atEnd(() -> Optional.of(revoked));
        assertEquals(MIB, body.readNBytes(MIB).length);
        BodyRefusedException thrown = assertThrows(BodyRefusedException.class, () -> readToEnd(body, new byte[8192]));
        assertEquals(revoked, thrown.refusal());
        assertEquals(Optional.of(revoked), body.refusal());
    }

    @Test
    void read_fiftyMebibytesInOneString_holdsNoMoreThanTheFirstChunk() throws IOException {
        WatchedBody body = found(upload(50 * MIB, "\"}"));
        int held = body.held();
        assertTrue(held <= 8192, () -> "held " + held);
        byte[] array = new byte[65_536];
        long total = body.read(array);
        assertEquals(0, body.held());
        total += readToEnd(body, array);
        assertEquals(("{" + LOGIN + ",\"file\":\"" + "\"}").length() + 50L * MIB, total);
        assertEquals(0, body.held());
    }

    @Test
    void readAhead_fiftyMebibytes_keepsTheWindowAlone() {
        WatchedBody body = found(upload(50 * MIB, "\"}"));
        int before = body.held();
        assertEquals(Optional.empty(), body.readAhead());
        assertEquals(Optional.empty(), body.readAhead());
        assertTrue(body.held() <= before + BodyLimits.defaults().window());
    }

    @Test
    void extract_authFirst_readsOneChunkOnly() {
        Chunks chunks =
                Chunks.splitAt(("{" + LOGIN + ",\"x\":1}").getBytes(StandardCharsets.UTF_8), LOGIN.length() + 1);
        assertInstanceOf(Extraction.Found.class, CredentialBody.extract(chunks, BodyLimits.defaults()));
        assertEquals(LOGIN.length() + 1, chunks.given());
    }

    @Test
    void extract_secondAuthInTheSameChunk_isRefusedAtOnce() {
        InputStream in = stream("{" + LOGIN + ",\"auth\":{}}");
        Extraction.Refused refused =
                assertInstanceOf(Extraction.Refused.class, CredentialBody.extract(in, BodyLimits.defaults()));
        assertEquals(REPEATED, refused.refusal());
    }

    @Test
    void readAhead_faultWithinTheWindow_isRefusedBeforeAByteIsRead() {
        WatchedBody body = found(new SequenceInputStream(stream("{" + LOGIN), stream(",\"auth\":null}")));
        assertEquals(Optional.of(REPEATED), body.readAhead());
        assertEquals(0, body.held());
        assertEquals(
                REPEATED, assertThrows(BodyRefusedException.class, body::read).refusal());
    }

    @Test
    void readAhead_faultBeyondTheWindow_isLeftToRead() {
        BodyLimits limits = new BodyLimits(MIB, 10, 64, 1024, Duration.ofSeconds(30));
        byte[] bytes = ("{" + LOGIN + ",\"x\":\"0123456789\",}").getBytes(StandardCharsets.UTF_8);
        Extraction extraction = CredentialBody.extract(Chunks.of(bytes, 1), limits);
        WatchedBody body = ((Extraction.Found) extraction).body();
        assertEquals(Optional.empty(), body.readAhead());
        assertThrows(BodyRefusedException.class, body::readAllBytes);
        assertEquals(Optional.of(Refusal.of(RejectionReason.JSON_INVALID)), body.refusal());
    }

    @Test
    void read_bodyCutShort_throwsAtItsEnd() {
        WatchedBody body = found(stream("{" + LOGIN + ",\"x\":\"half"));
        assertEquals(
                INCOMPLETE,
                assertThrows(BodyRefusedException.class, body::readAllBytes).refusal());
    }

    @Test
    void read_brokenConnection_throwsWithTheCause() {
        IOException cause = new IOException("reset");
        WatchedBody body = found(new SequenceInputStream(stream("{" + LOGIN + ","), new Broken(cause)));
        BodyRefusedException thrown = assertThrows(BodyRefusedException.class, body::readAllBytes);
        assertEquals(INCOMPLETE, thrown.refusal());
        assertSame(cause, thrown.getCause());
    }

    @Test
    void readAhead_brokenConnection_isRefusedAndReadKeepsTheCause() {
        IOException cause = new IOException("reset");
        WatchedBody body = found(new SequenceInputStream(stream("{" + LOGIN + ","), new Broken(cause)));
        assertEquals(Optional.of(INCOMPLETE), body.readAhead());
        assertSame(cause, assertThrows(BodyRefusedException.class, body::read).getCause());
    }

    @Test
    void extract_brokenConnection_isRefusedAsIncomplete() {
        InputStream in =
                new SequenceInputStream(stream("{\"auth\":{\"loginId\":"), new Broken(new IOException("reset")));
        assertEquals(new Extraction.Refused(INCOMPLETE), CredentialBody.extract(in, BodyLimits.defaults()));
    }

    @Test
    void extract_aByteNowAndThen_isRefusedAsTooSlow() {
        InputStream in = new Dripping("{\"auth\":{\"loginId\":\"" + "x".repeat(1000), 20);
        Extraction.Refused refused =
                assertInstanceOf(Extraction.Refused.class, CredentialBody.extract(in, limits(Duration.ofMillis(200))));
        assertEquals(RejectionReason.BODY_TOO_SLOW, refused.refusal().reason());
    }

    @Test
    void read_slowerThanTheLeastRate_isRefusedAsTooSlow() {
        InputStream in =
                new SequenceInputStream(stream("{" + LOGIN + ",\"x\":\""), new Dripping("x".repeat(100_000), 20));
        WatchedBody body = assertInstanceOf(
                        Extraction.Found.class, CredentialBody.extract(in, limits(Duration.ofMillis(200))))
                .body();
        BodyRefusedException thrown = assertThrows(BodyRefusedException.class, body::readAllBytes);
        assertEquals(RejectionReason.BODY_TOO_SLOW, thrown.refusal().reason());
    }

    private static BodyLimits limits(Duration time) {
        return new BodyLimits(MIB, 10, 64, 1024, time);
    }

    /** A sender that waits before each byte. */
    private static final class Dripping extends InputStream {

        private final InputStream bytes;
        private final long millis;

        Dripping(String bytes, long millis) {
            super();
            this.bytes = stream(bytes);
            this.millis = millis;
        }

        @Override
        public int read() throws IOException {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int next = read();
            if (next >= 0) {
                target[offset] = (byte) next;
            }
            return next < 0 ? -1 : 1;
        }
    }

    @Test
    void read_entirelyEmptyBody_isAtItsEnd() throws IOException {
        Extraction.Absent absent =
                assertInstanceOf(Extraction.Absent.class, CredentialBody.extract(stream(""), BodyLimits.defaults()));
        assertEquals(Optional.empty(), absent.body().readAhead());
        assertEquals(0, absent.body().available());
        assertEquals(-1, absent.body().read());
        assertEquals(-1, absent.body().read(new byte[8]));
        assertEquals(Optional.empty(), absent.body().refusal());
    }

    @Test
    void read_byteByByte_givesUnsignedBytesAndTheEnd() throws IOException {
        String text = "{" + LOGIN + ",\"x\":\"é\"}";
        WatchedBody body = found(stream(text));
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        assertEquals(length, body.available());
        assertEquals(0, body.read(new byte[4], 1, 0));
        body.skipNBytes(length - 4L);
        assertEquals(
                List.of(0xC3, 0xA9, (int) '"', (int) '}', -1),
                List.of(body.read(), body.read(), body.read(), body.read(), body.read()));
        assertEquals(0, body.available());
    }

    @Test
    void read_afterClose_isAnIoException() throws IOException {
        WatchedBody body = found(stream("{" + LOGIN + "}"));
        body.close();
        assertEquals(0, body.held());
        assertEquals(0, body.available());
        assertEquals(Optional.empty(), body.readAhead());
        assertThrows(IOException.class, body::read);
    }

    private static WatchedBody found(InputStream in) {
        return assertInstanceOf(Extraction.Found.class, CredentialBody.extract(in, BodyLimits.defaults()))
                .body();
    }

    private static long readToEnd(WatchedBody body, byte[] array) throws IOException {
        long total = 0;
        for (int count = body.read(array); count >= 0; count = body.read(array)) {
            total += count;
        }
        return total;
    }

    private static InputStream upload(int length, String end) {
        byte[] piece = new byte[MIB];
        Arrays.fill(piece, (byte) 'Q');
        List<InputStream> pieces = new ArrayList<>();
        pieces.add(stream("{" + LOGIN + ",\"file\":\""));
        Collections.nCopies(length / MIB, piece).forEach(bytes -> pieces.add(new ByteArrayInputStream(bytes)));
        pieces.add(stream(end));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A connection that breaks. */
    private static final class Broken extends InputStream {

        private final IOException cause;

        Broken(IOException cause) {
            this.cause = cause;
        }

        @Override
        public int read() throws IOException {
            throw cause;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw cause;
        }
    }
}
