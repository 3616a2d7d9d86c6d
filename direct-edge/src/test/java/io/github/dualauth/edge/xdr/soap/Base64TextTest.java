package io.github.dualauth.edge.xdr.soap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A text that is padded just where a block of the decoder ends. */
class Base64TextTest {

    private static final byte[] BLOCK = new byte[8192 / 4 * 3 - 1];

    private static byte[] decoded(String text) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Base64Text base64 = new Base64Text(target);
        base64.add(text);
        base64.finish();
        return target.toByteArray();
    }

    @Test
    void add_behindThePaddingOfAWholeBlock_isRefused() {
        String padded = Base64.getEncoder().encodeToString(BLOCK);
        XdrRefusedException refused = assertThrows(XdrRefusedException.class, () -> decoded(padded + "AAAA"));
        assertEquals(RejectionReason.XML_REFUSED, refused.fault().reason());
    }

    @Test
    void add_wholePaddedBlock_isTaken() throws IOException {
        assertArrayEquals(BLOCK, decoded(Base64.getEncoder().encodeToString(BLOCK) + "\n"));
    }
}
