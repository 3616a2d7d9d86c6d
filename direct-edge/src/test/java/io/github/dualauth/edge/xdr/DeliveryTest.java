package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Octets by themselves count like all others. */
class DeliveryTest {

    private final ByteArrayOutputStream target = new ByteArrayOutputStream();

    private OutputStream document(long size) {
        return new Delivery(new RecordingSink(), TestMessages.request(TestMessages.PLAIN), size)
                .document("Document01", target);
    }

    @Test
    void document_singleOctetsAboveTheLimit_areTooLarge() throws IOException {
        OutputStream document = document(1);
        document.write('a');
        XdrRefusedException refused = assertThrows(XdrRefusedException.class, () -> document.write('b'));
        assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
        assertEquals("a", target.toString(StandardCharsets.UTF_8));
    }

    @Test
    void document_singleOctets_comeAsTheyAre() throws IOException {
        OutputStream document = document(2);
        document.write(0);
        document.write(0xFF);
        assertArrayEquals(new byte[] {0, -1}, target.toByteArray());
    }
}
