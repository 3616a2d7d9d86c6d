package io.github.dualauth.application.secret;

import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of an application's password or key, in memory only: a slow hash would protect guessable secrets, and these hold
 * 256 random bits. An earlier version stored an HMAC-SHA256 under a key of the ring instead.
 *
 * @param keyId the key of such an HMAC; {@code ""} for a SHA-256
 * @param hex 64 hex digits; {@code ""} for what no secret has
 */
public record SecretHash(String keyId, String hex) {

    /** Of no secret. */
    public static final SecretHash NONE = new SecretHash("", "");

    private static final String PURPOSE = "application-password";

    /** The hash of a secret. */
    public static SecretHash of(Secret secret) {
        byte[] clear = secret.toUtf8();
        try {
            return new SecretHash("", Sha256.hex(clear));
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** As an earlier version stored it. */
    public static SecretHash keyed(Secret secret, String keyId, KeyRing keys) {
        byte[] clear = secret.toUtf8();
        try {
            return new SecretHash(keyId, HexFormat.of().formatHex(keys.hmac(keyId, PURPOSE, clear)));
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** Whether it is an HMAC, which nobody can put under another key without the secret. */
    public boolean isKeyed() {
        return !keyId.isEmpty();
    }

    /** Compares in constant time. */
    public boolean sameAs(SecretHash other) {
        return keyId.equals(other.keyId) && MessageDigest.isEqual(bytes(hex), bytes(other.hex));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "SecretHash[keyId=" + keyId + "]";
    }
}
