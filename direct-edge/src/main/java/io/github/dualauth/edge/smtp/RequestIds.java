package io.github.dualauth.edge.smtp;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names for decisions that no request header names. */
final class RequestIds {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** 32 hex digits that were never given before. */
    String fresh() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
