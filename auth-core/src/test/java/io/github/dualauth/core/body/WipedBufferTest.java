package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No password lingers in an array that we own: the stream that is read remembers each array it was given. */
class WipedBufferTest {

    private static final String PASSWORD = "hunter2hunter2";
    private static final String AUTH = "\"auth\":{\"loginId\":\"a\",\"loginPassword\":\"" + PASSWORD + "\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{AUTH,AUTH}",
                "{AUTH} x",
                "{\"auth\":{\"loginPassword\":\"hunter2hunter2\",\"loginId\":{}}}",
                "{\"auth\":{\"loginPassword\":\"hunter2hunter2\"}}",
                "{\"auth\":{\"loginPassword\":\"hunter2hunter2",
                "{\"auth\":{\"loginPassword\":\"hunter2hunter2\\u0000\"}}"
            })
    void extract_refused_leavesNothing(String body) {
        Remembering in = new Remembering(body.replace("AUTH", AUTH));
        assertInstanceOf(Extraction.Refused.class, CredentialBody.extract(in, BodyLimits.defaults()));
        for (byte[] array : in.arrays) {
            assertEquals(0, text(array).replace("\0", "").length());
        }
    }

    @Test
    void extract_foundAfterTheBufferGrew_leavesThePasswordNowhere() {
        String filler = "\"f\":\"" + "x".repeat(4096 - 70) + "\",";
        Remembering in = new Remembering("{" + filler + AUTH + ",\"g\":\"" + "y".repeat(5000) + "\"}");
        Extraction extraction = CredentialBody.extract(in, BodyLimits.defaults());
        WatchedBody body = assertInstanceOf(Extraction.Found.class, extraction).body();
        body.readAhead();
        assertTrue(in.arrays.size() > 1, "the buffer grew");
        for (byte[] array : in.arrays) {
            assertEquals(-1, text(array).indexOf(PASSWORD.substring(0, 4)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static final class Remembering extends InputStream {

        private final Chunks chunks;
        private final List<byte[]> arrays = new ArrayList<>();

        Remembering(String body) {
            this.chunks = Chunks.whole(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            return chunks.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            arrays.add(target);
            return chunks.read(target, offset, length);
        }
    }
}
