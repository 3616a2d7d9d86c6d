package io.github.dualauth.core.secret;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The form of secrets that are made here: a prefix, an ID to look the secret up by if it has one, 43 characters of 256
 * random bits, and 6 of CRC-32 over what stands before them, so that a leak scanner can tell one from a look-alike
 * without asking anybody.
 */
public final class MadeSecret {

    /** How long an ID is: 130 random bits, so that no two are alike. */
    public static final int ID_DIGITS = 22;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int ID_BITS = 130;
    private static final int RANDOM_BITS = 256;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;

    private final String prefix;
    private final int idDigits;
    private final int checked;

    private MadeSecret(String prefix, int idDigits) {
        this.prefix = prefix;
        this.idDigits = idDigits;
        this.checked = prefix.length() + idDigits + RANDOM_DIGITS;
    }

    /** Secrets that begin with {@code prefix} and name nobody. */
    public static MadeSecret plain(String prefix) {
        return new MadeSecret(prefix, 0);
    }

    /** Secrets that begin with {@code prefix}, and go on with an ID that {@link #newId} made. */
    public static MadeSecret withId(String prefix) {
        return new MadeSecret(prefix, ID_DIGITS);
    }

    /** An ID that nobody has yet. */
    public static String newId(SecureRandom random) {
        return digits(new BigInteger(ID_BITS, random), ID_DIGITS);
    }

    /** A new secret that names nobody. */
    public Secret make(SecureRandom random) {
        return make("", random);
    }

    /**
     * A new secret.
     *
     * @param id the ID in it; {@code ""} for the plain form
     */
    public Secret make(String id, SecureRandom random) {
        if (id.length() != idDigits) {
            throw new IllegalArgumentException("no ID of this form");
        }
        StringBuilder text = new StringBuilder(prefix).append(id);
        text.append(digits(new BigInteger(RANDOM_BITS, random), RANDOM_DIGITS));
        text.append(check(text.toString().getBytes(StandardCharsets.US_ASCII), checked));
        return Secret.of(text);
    }

    /** Whether it has the form of those made here: nobody guesses one, and no person chose it. */
    public boolean made(Secret secret) {
        byte[] text = secret.toUtf8();
        try {
            byte[] digits = text.length == length()
                    ? check(text, checked).getBytes(StandardCharsets.US_ASCII)
                    : new byte[CHECK_DIGITS];
            return begins(text) && Arrays.equals(text, checked, text.length, digits, 0, CHECK_DIGITS);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The ID in a secret that begins like those made here and is as long; whether the rest fits is not looked at. */
    public Optional<String> id(Secret secret) {
        byte[] text = secret.toUtf8();
        try {
            return begins(text)
                    ? Optional.of(new String(text, prefix.length(), idDigits, StandardCharsets.US_ASCII))
                    : Optional.empty();
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private int length() {
        return checked + CHECK_DIGITS;
    }

    private boolean begins(byte[] text) {
        byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
        return text.length == length() && Arrays.equals(text, 0, start.length, start, 0, start.length);
    }

    private static String check(byte[] text, int length) {
        CRC32 check = new CRC32();
        check.update(text, 0, length);
        return digits(BigInteger.valueOf(check.getValue()), CHECK_DIGITS);
    }

    private static String digits(BigInteger number, int digits) {
        char[] out = new char[digits];
        BigInteger rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            BigInteger[] division = rest.divideAndRemainder(BASE);
            out[i] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        return String.valueOf(out);
    }
}
