package io.github.dualauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.dualauth.core.AuthenticationMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestNamesTest {

    private static final byte[] SEED = "a secret".getBytes(StandardCharsets.UTF_8);

    private final DigestNames names = new DigestNames(SEED);
    private final Tried tried = new Tried(AuthenticationMode.INDIVIDUAL, "ann", "2001:db8:0:1:0:0:0:9", () -> true);

    /** Nodes of two versions count together only if they agree on the names. */
    @Test
    void names_sameSeed_areTheSameOnEachNode() throws NoSuchAlgorithmException {
        String network = "20010db800000001/64";
        assertEquals(expected("a" + network), names.address(tried).text());
        assertEquals(expected("iindividual:ann"), names.id(tried).text());
        assertEquals(expected("pindividual:ann\0" + network), names.pair(tried).text());
    }

    @Test
    void names_otherSeed_tellNothing() {
        DigestNames other = new DigestNames("b secret".getBytes(StandardCharsets.UTF_8));
        assertNotEquals(names.id(tried), other.id(tried));
    }

    private static String expected(String what) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Arrays.copyOf(SEED, 64));
        return HexFormat.of()
                .formatHex(digest.digest(what.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 32);
    }
}
