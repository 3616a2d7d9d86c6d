package io.github.dualauth.edge.xdr.soap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** RFC 4648, 4, in pieces. */
class Base64TextPropertyTest {

    private static byte[] decoded(String text, int piece) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Base64Text base64 = new Base64Text(target);
        int count = 0;
        for (int i = 0; i < text.length(); i += piece) {
            count += base64.add(text.substring(i, Math.min(text.length(), i + piece)));
        }
        base64.finish();
        assertEquals(text.replaceAll("[ \n]", "").length(), count);
        return target.toByteArray();
    }

    @Property(tries = 200)
    void add_anyBytesInAnyPieces_comeBack(
            @ForAll @Size(max = 20_000) byte[] bytes, @ForAll @IntRange(min = 1, max = 9000) int piece)
            throws IOException {
        String text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
        assertArrayEquals(bytes, decoded(text + " ", piece));
    }

    @Property
    void add_anyText_isDecodedOrRefused(@ForAll String text, @ForAll @IntRange(min = 1, max = 5) int piece)
            throws IOException {
        try {
            decoded(text, piece);
        } catch (XdrRefusedException e) {
            assertEquals(XdrFault.Subcode.MALFORMED, e.fault().subcode());
        }
    }

    @Property
    void add_behindPadding_isRefused(@ForAll @Size(min = 1, max = 5) byte[] bytes) {
        String text = Base64.getEncoder().encodeToString(new byte[1])
                + Base64.getEncoder().encodeToString(bytes);
        assertThrows(XdrRefusedException.class, () -> decoded(text, 3));
    }
}
