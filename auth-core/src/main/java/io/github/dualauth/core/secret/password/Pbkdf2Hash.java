package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** One PBKDF2 string (RFC 8018, 5.2) that a customer brought along. */
final class Pbkdf2Hash implements StoredPassword {

    /** {@code PBKDF2WithHmacSHA256:iterations:salt:hash}, as Jakarta Security's {@code Pbkdf2PasswordHash} stores it. */
    private static final Pattern JAKARTA = Pattern.compile(
            "PBKDF2WithHmacSHA(?<bits>224|256|384|512):(?<rounds>\\d{1,7}):(?<salt>[A-Za-z0-9+/]{4,128}={0,2}):(?<hash>[A-Za-z0-9+/]{16,128}={0,2})");
    /** {@code pbkdf2_sha256$iterations$salt$hash}, as Django stores it; the salt is a text. */
    private static final Pattern DJANGO = Pattern.compile(
            "pbkdf2_sha(?<bits>1|256)\\$(?<rounds>\\d{1,7})\\$(?<salt>[A-Za-z0-9]{1,128})\\$(?<hash>[A-Za-z0-9+/]{16,128}={0,2})");
    /** {@code $pbkdf2-sha256$iterations$salt$hash}, as passlib stores it: Base64 with a dot for the plus. */
    private static final Pattern PASSLIB = Pattern.compile(
            "\\$pbkdf2(-sha(?<bits>256|512))?\\$(?<rounds>\\d{1,7})\\$(?<salt>[A-Za-z0-9./]{1,128})\\$(?<hash>[A-Za-z0-9./]{16,128})");

    private static final int MOST_ROUNDS = 5_000_000;
    private static final int BEARABLE_ROUNDS = 2_000_000;
    private static final int LEAST_HASH_BYTES = 16;
    private static final int SHA1_BYTES = 20;

    private final String algorithm;
    private final int blockBytes;
    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(String bits, int rounds, byte[] salt, byte[] hash) {
        this.algorithm = "PBKDF2WithHmacSHA" + (bits == null ? "1" : bits);
        this.blockBytes = bits == null || "1".equals(bits) ? SHA1_BYTES : Integer.parseInt(bits) / Byte.SIZE;
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** Reads a stored string; empty if it is of another format, broken, or of an unbearable cost. */
    static Optional<Pbkdf2Hash> parse(String stored) {
        Matcher form = JAKARTA.matcher(stored);
        if (form.matches()) {
            return parse(form, decode(form.group("salt")), decode(form.group("hash")));
        }
        form = DJANGO.matcher(stored);
        if (form.matches()) {
            byte[] salt = form.group("salt").getBytes(StandardCharsets.US_ASCII);
            return parse(form, Optional.of(salt), decode(form.group("hash")));
        }
        form = PASSLIB.matcher(stored);
        return form.matches()
                ? parse(form, decode(plus(form.group("salt"))), decode(plus(form.group("hash"))))
                : Optional.empty();
    }

    private static Optional<Pbkdf2Hash> parse(Matcher form, Optional<byte[]> salt, Optional<byte[]> hash) {
        int rounds = Integer.parseInt(form.group("rounds"));
        if (rounds < 1
                || rounds > MOST_ROUNDS
                || salt.isEmpty()
                || hash.isEmpty()
                || hash.get().length < LEAST_HASH_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new Pbkdf2Hash(form.group("bits"), rounds, salt.get(), hash.get()));
    }

    private static String plus(String text) {
        return text.replace('.', '+');
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Each block of the hash takes all rounds. */
    @Override
    public boolean isBearable() {
        int blocks = (hash.length + blockBytes - 1) / blockBytes;
        return (long) rounds * blocks <= BEARABLE_ROUNDS;
    }

    @Override
    public boolean matches(Secret password, Argon2Memory memory) {
        char[] clear = password.toCharArray();
        PBEKeySpec asked = new PBEKeySpec(clear, salt, rounds, hash.length * Byte.SIZE);
        try {
            byte[] made = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(asked)
                    .getEncoded();
            return MessageDigest.isEqual(hash, made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " belongs to every Java runtime", e);
        } finally {
            asked.clearPassword();
            Arrays.fill(clear, '\0');
        }
    }
}
