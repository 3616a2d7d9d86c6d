package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What several header fields of a request say together; single ones are in the tables of faults and variants. */
class XdrContentTypeTest {

    private static void assertUnsupported(String... values) {
        XdrRefusedException refused = assertThrows(XdrRefusedException.class, () -> XdrContentType.of(List.of(values)));
        assertEquals(RejectionReason.CONTENT_TYPE_UNSUPPORTED, refused.fault().reason());
    }

    @Test
    void of_noField_isUnsupported() {
        assertUnsupported();
    }

    @Test
    void of_twoFields_areUnsupportedThoughEachIsSound() {
        assertUnsupported(TestMessages.RELATED, TestMessages.PLAIN);
        assertUnsupported(TestMessages.PLAIN, TestMessages.PLAIN);
    }

    @Test
    void of_oneSoundField_isItsKind() {
        assertEquals(new XdrContentType.Plain(), XdrContentType.of(List.of(TestMessages.PLAIN)));
        assertEquals(
                new XdrContentType.Related("b1", Optional.of("<root@x>")),
                XdrContentType.of(List.of(TestMessages.RELATED)));
    }
}
