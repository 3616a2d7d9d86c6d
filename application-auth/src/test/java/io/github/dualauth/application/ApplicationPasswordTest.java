package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ApplicationPasswordTest {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @RepeatedTest(20)
    void make_anyPassword_hasPrefixDigitsAndChecksum() {
        String password = make(new SecureRandom());
        assertTrue(password.matches("dualap_[0-9A-Za-z]{49}"), "prefix, 43 and 6 digits");
        assertEquals(checksum(password.substring(0, 50)), number(password.substring(50)));
    }

    @Test
    void make_oneCharacterMistyped_failsTheChecksum() {
        String password = make(new SecureRandom());
        for (int i = 7; i < 50; i++) {
            char other = password.charAt(i) == 'x' ? 'y' : 'x';
            String mistyped = password.substring(0, i) + other + password.substring(i + 1, 50);
            assertFalse(checksum(mistyped).equals(number(password.substring(50))));
        }
    }

    @Test
    void make_extremeBits_keepsTheLength() {
        assertEquals("dualap_" + "0".repeat(43), make(new ConstantRandom(0)).substring(0, 50));
        String most = make(new ConstantRandom(0xff));
        assertEquals(56, most.length());
        assertEquals(BigInteger.TWO.pow(256).subtract(BigInteger.ONE), number(most.substring(7, 50)));
    }

    @Test
    void make_manyTimes_neverTheSame() {
        Set<String> made = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1000; i++) {
            assertTrue(made.add(make(random)));
        }
    }

    private static String make(SecureRandom random) {
        return String.valueOf(ApplicationPasswords.FORM.make(random).toCharArray());
    }

    private static BigInteger checksum(String text) {
        CRC32 check = new CRC32();
        check.update(text.getBytes(StandardCharsets.US_ASCII));
        return BigInteger.valueOf(check.getValue());
    }

    private static BigInteger number(String digits) {
        return digits.chars()
                .mapToObj(digit -> BigInteger.valueOf(DIGITS.indexOf(digit)))
                .reduce(
                        BigInteger.ZERO,
                        (sum, digit) -> sum.multiply(BigInteger.valueOf(DIGITS.length()))
                                .add(digit));
    }

    private static final class ConstantRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final int filler;

        private ConstantRandom(int filler) {
            this.filler = filler;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) filler);
        }
    }
}
