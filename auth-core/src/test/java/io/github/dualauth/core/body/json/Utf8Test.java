package io.github.dualauth.core.body.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 3629, 4: every sequence of up to three bytes, and the edges of those of four, against the JDK's strict decoder. */
class Utf8Test {

    private static final int[] EDGES = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};

    private final CharsetDecoder reference = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(4);

    @Test
    void next_everySequenceUpToThreeBytes_agreesWithTheJdk() {
        for (int first = 0; first < 0x100; first++) {
            check(new byte[] {(byte) first});
            for (int second = 0; second < 0x100; second++) {
                check(new byte[] {(byte) first, (byte) second});
                for (int third : EDGES) {
                    check(new byte[] {(byte) first, (byte) second, (byte) third});
                }
            }
        }
    }

    @Test
    void next_fourByteSequences_agreeWithTheJdk() {
        for (int first = 0xF0; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        check(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @Test
    void next_everyCodePoint_isDecoded() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
                assertEquals(codePoint, last(bytes));
            }
        }
    }

    private void check(byte[] bytes) {
        decoded.clear();
        CoderResult result = reference.reset().decode(ByteBuffer.wrap(bytes), decoded, true);
        assertEquals(result.isError() && !endsEarly(bytes), last(bytes) == Utf8.INVALID, () -> describe(bytes));
    }

    /** The JDK calls a sequence that is merely cut malformed too: it is cut if some further bytes make it whole. */
    private boolean endsEarly(byte[] bytes) {
        return last(bytes) == Utf8.MORE && (whole(bytes, 0x80) || whole(bytes, 0xA0) || whole(bytes, 0x90));
    }

    private boolean whole(byte[] start, int next) {
        for (int more = 1; more <= 3; more++) {
            ByteBuffer longer =
                    ByteBuffer.allocate(start.length + more).put(start).put((byte) next);
            while (longer.hasRemaining()) {
                longer.put((byte) 0x80);
            }
            decoded.clear();
            if (!reference.reset().decode(longer.flip(), decoded, true).isError()) {
                return true;
            }
        }
        return false;
    }

    /** What the bytes come to: {@code INVALID} as soon as one is. */
    private static int last(byte[] bytes) {
        Utf8 utf8 = new Utf8();
        int result = Utf8.MORE;
        for (int i = 0; i < bytes.length && result != Utf8.INVALID; i++) {
            result = utf8.next(bytes[i] & 0xFF);
        }
        return result;
    }

    private static String describe(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
