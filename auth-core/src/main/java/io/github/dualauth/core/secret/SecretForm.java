package io.github.dualauth.core.secret;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The form of secrets that are made here: a prefix, 43 characters of 256 random bits, and 6 of CRC-32 over what stands
 * before them, so that a leak scanner can tell one from a look-alike without asking anybody.
 *
 * @param prefix what they begin with, and those of no other kind
 */
public record SecretForm(String prefix) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;

    /** A new one. */
    public Secret make(SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        StringBuilder text = new StringBuilder(prefix);
        append(text, new BigInteger(1, bits), RANDOM_DIGITS);
        append(text, check(text.toString().getBytes(StandardCharsets.US_ASCII)), CHECK_DIGITS);
        Arrays.fill(bits, (byte) 0);
        return Secret.of(text);
    }

    /** Whether it has the form of those made here: nobody guesses one, and no person chose it. */
    public boolean made(Secret secret) {
        byte[] text = secret.toUtf8();
        try {
            if (text.length != checked() + CHECK_DIGITS) {
                return false;
            }
            byte[] begin = prefix.getBytes(StandardCharsets.US_ASCII);
            StringBuilder check = new StringBuilder();
            append(check, check(text), CHECK_DIGITS);
            byte[] digits = check.toString().getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(text, 0, begin.length, begin, 0, begin.length)
                    && Arrays.equals(text, checked(), text.length, digits, 0, CHECK_DIGITS);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private int checked() {
        return prefix.length() + RANDOM_DIGITS;
    }

    private BigInteger check(byte[] text) {
        CRC32 check = new CRC32();
        check.update(text, 0, checked());
        return BigInteger.valueOf(check.getValue());
    }

    private static void append(StringBuilder text, BigInteger number, int digits) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        char[] out = new char[digits];
        BigInteger rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            BigInteger[] division = rest.divideAndRemainder(base);
            out[i] = DIGITS.charAt(division[1].intValue());
            rest = division[0];
        }
        text.append(out);
    }
}
