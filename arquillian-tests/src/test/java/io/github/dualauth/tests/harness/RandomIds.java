package io.github.dualauth.tests.harness;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids and passwords that no other test has, so that tests can share a server. */
public final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** {@code prefix-} and 16 hexadecimal digits. */
    public static String id(String prefix) {
        return prefix + "-" + hex(8);
    }

    /** A password that meets every rule and that a grep finds; never the same twice. */
    public static String password(String marker) {
        return marker + "!Pw-" + hex(16);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
