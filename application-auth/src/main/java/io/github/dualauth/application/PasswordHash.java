package io.github.dualauth.application;

import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A stored application password: HMAC-SHA256 under a key of the ring. A slow hash would protect guessable secrets, and
 * these hold 256 random bits.
 *
 * @param keyId the key of the ring
 * @param hex the HMAC, 64 hex digits
 */
record PasswordHash(String keyId, String hex) {

    private static final String PURPOSE = "application-password";

    static PasswordHash of(Secret password, String keyId, KeyRing keys) {
        byte[] clear = password.toUtf8();
        try {
            return new PasswordHash(keyId, HexFormat.of().formatHex(keys.hmac(keyId, PURPOSE, clear)));
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** Compares in constant time. */
    boolean sameAs(PasswordHash other) {
        return keyId.equals(other.keyId) && MessageDigest.isEqual(bytes(hex), bytes(other.hex));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "PasswordHash[keyId=" + keyId + "]";
    }
}
