package io.github.dualauth.edge.smtp.text;

import io.github.dualauth.core.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The steps that SASL texts share: strict base64 (RFC 4648, 3.5: no stray bits, full padding), strict UTF-8. */
final class SaslText {

    /** The longest ID or password, in UTF-16 units. */
    static final int LONGEST = 1024;

    private static final byte[] NOTHING = {};

    private SaslText() {}

    /** What {@code base64} stands for; empty if it is none. The receiver wipes it. */
    static Optional<byte[]> decode(byte[] base64) {
        if (base64.length == 1 && base64[0] == '=') {
            return Optional.of(NOTHING);
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] again = Base64.getEncoder().encode(decoded);
        boolean same = Arrays.equals(again, base64);
        Arrays.fill(again, (byte) 0);
        if (!same) {
            Arrays.fill(decoded, (byte) 0);
            return Optional.empty();
        }
        return Optional.of(decoded);
    }

    /** The UTF-8 text of 1 to {@link #LONGEST} units without control characters that stands there. */
    static Optional<Secret> text(byte[] octets, int from, int to) {
        CharBuffer characters;
        try {
            characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, from, to - from));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        char[] units = new char[characters.remaining()];
        characters.get(units);
        Arrays.fill(characters.array(), '\0');
        boolean good = units.length > 0 && units.length <= LONGEST;
        for (char unit : units) {
            good &= unit >= ' ' && unit != '\u007F';
        }
        if (!good) {
            Arrays.fill(units, '\0');
            return Optional.empty();
        }
        return Optional.of(Secret.owning(units));
    }

    /** The characters of what is no password. */
    static String open(Secret text) {
        try (text) {
            return new String(text.toCharArray());
        }
    }
}
