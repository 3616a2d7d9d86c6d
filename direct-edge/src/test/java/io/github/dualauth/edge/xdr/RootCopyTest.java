package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** All that is read is put in its place, before and after there is one. */
class RootCopyTest {

    private static final byte[] ROOT = {0, -1, 'x', 'y'};

    private final RootCopy copy = new RootCopy(new ByteArrayInputStream(ROOT));

    @Test
    void read_singleOctets_areInTheCopyTooAndOnce() throws IOException {
        ByteArrayOutputStream place = new ByteArrayOutputStream();
        assertEquals(0, copy.read());
        assertEquals(0xFF, copy.read());
        copy.release(place);
        assertEquals('x', copy.read());
        assertEquals('y', copy.read());
        assertEquals(-1, copy.read());
        assertArrayEquals(ROOT, place.toByteArray());
    }

    @Test
    void markSupported_rootThatCouldBeReadAgain_isNot() {
        assertFalse(copy.markSupported());
    }
}
