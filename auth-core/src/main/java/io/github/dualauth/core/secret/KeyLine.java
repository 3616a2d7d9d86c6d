package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** One key as a {@link KeyRing} reads it. Not a record, and never printed. */
final class KeyLine {

    static final String ALGORITHM = "HmacSHA256";
    /** Base64 has no colon. */
    private static final String NEXT = "next:";

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final boolean next;
    private final SecretKeySpec key;

    private KeyLine(boolean next, SecretKeySpec key) {
        this.next = next;
        this.key = key;
    }

    /** A new key. */
    static KeyLine make(boolean next) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new KeyLine(next, new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * Reads lines, separated by line ends or commas; blank ones are nothing.
     *
     * @throws ConfigurationException if they make no ring, without showing them
     */
    static List<KeyLine> read(String text, String source) {
        List<KeyLine> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String line :
                text.replace(',', '\n').lines().filter(one -> !one.isBlank()).toList()) {
            KeyLine read = decode(line.strip(), source);
            if (!ids.add(read.id())) {
                throw new ConfigurationException(source + " holds the key " + read.id() + " twice");
            }
            if (read.next && !lines.isEmpty() && !lines.get(lines.size() - 1).next) {
                throw new ConfigurationException(
                        source + " holds a next: key behind one in use: a new key comes first");
            }
            lines.add(read);
        }
        if (lines.stream().allMatch(KeyLine::next)) {
            throw new ConfigurationException(source + " holds no key" + (lines.isEmpty() ? "" : " in use"));
        }
        return lines;
    }

    private static KeyLine decode(String line, String source) {
        boolean next = line.startsWith(NEXT);
        try {
            byte[] key = Base64.getDecoder().decode(next ? line.substring(NEXT.length()) : line);
            if (key.length == KEY_BYTES) {
                return new KeyLine(next, new SecretKeySpec(key, ALGORITHM));
            }
        } catch (IllegalArgumentException expected) {
            // Told below, without the line.
        }
        throw new ConfigurationException(source + " holds a line that is not 32 bytes in Base64");
    }

    String id() {
        return HexFormat.of().formatHex(Sha256.of(key.getEncoded()), 0, ID_BYTES);
    }

    /** Whether values are read with it, and none sealed yet. */
    boolean next() {
        return next;
    }

    /** The same key, to be used now. */
    KeyLine inUse() {
        return new KeyLine(false, key);
    }

    SecretKeySpec key() {
        return key;
    }

    /** The line as a file holds it. */
    String text() {
        return (next ? NEXT : "") + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
    }
}
