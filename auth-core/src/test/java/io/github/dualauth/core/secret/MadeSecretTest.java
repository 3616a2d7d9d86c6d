package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts made by Python's zlib. */
class MadeSecretTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALL_ONES = "dualap_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023mP";
    private static final String WITH_ID =
            "dualak_VAG8r3QLuh4ydAZ9YT0oSVyhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp10s5Zyg";

    private final MadeSecret plain = MadeSecret.plain("dualap_");
    private final MadeSecret withId = MadeSecret.withId("dualak_");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dualap_",
                "dualap_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023m",
                "dualap_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023mPP",
                "dualap_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023mQ",
                "dualap_zhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023mP",
                "dualak_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14023mP",
                WITH_ID
            })
    void made_anyOtherText_isFalse(String text) {
        assertFalse(plain.made(Secret.of(text)));
    }

    @Test
    void made_otherPrefixWithRightCheckDigits_isFalse() {
        assertFalse(MadeSecret.plain("dualaq_").made(Secret.of(ALL_ONES)));
    }

    @Test
    void make_idOfAnotherLength_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> plain.make("x", RANDOM));
        assertThrows(IllegalArgumentException.class, () -> withId.make(RANDOM));
    }

    @Test
    void id_secretOfAnotherForm_isNone() {
        assertEquals(Optional.empty(), withId.id(Secret.of(ALL_ONES)));
        assertEquals(Optional.empty(), withId.id(Secret.of(WITH_ID + "x")));
        assertEquals(Optional.empty(), withId.id(Secret.of(WITH_ID.replace("dualak_", "dualam_"))));
    }

    @Test
    void make_randomOfOnes_isTheTextExpected() {
        assertEquals(ALL_ONES, text(plain.make(new Ones())));
        assertEquals(WITH_ID, text(withId.make(MadeSecret.newId(new Ones()), new Ones())));
    }

    @Test
    void make_anyRandom_isMadeAndNamesItsId() {
        String id = MadeSecret.newId(RANDOM);
        Secret secret = withId.make(id, RANDOM);
        assertTrue(withId.made(secret));
        assertEquals(Optional.of(id), withId.id(secret));
        assertNotEquals(text(secret), text(withId.make(id, RANDOM)));
        assertNotEquals(id, MadeSecret.newId(RANDOM));
        assertTrue(plain.made(plain.make(RANDOM)));
    }

    private static String text(Secret secret) {
        return String.valueOf(secret.toCharArray());
    }

    /** Draws ones only. */
    private static final class Ones extends SecureRandom {

        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) -1);
        }
    }
}
