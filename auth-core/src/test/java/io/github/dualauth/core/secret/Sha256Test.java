package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 6234, 8.5: TEST1; and of nothing, FIPS 180-4. */
class Sha256Test {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void hex_knownContents_areAsPublished() {
        assertEquals(OF_ABC, Sha256.hex(ABC));
        assertEquals(OF_NOTHING, Sha256.hex(new byte[0]));
        assertArrayEquals(HexFormat.of().parseHex(OF_ABC), Sha256.of(ABC));
    }

    @Test
    void begin_anotherIsOnItsWay_knowsNothingOfIt() {
        MessageDigest first = Sha256.begin();
        first.update(ABC);
        assertArrayEquals(HexFormat.of().parseHex(OF_NOTHING), Sha256.begin().digest());
        assertArrayEquals(HexFormat.of().parseHex(OF_ABC), first.digest());
    }
}
