package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UAX #15 (NFKC), and case as The Unicode Standard has it in 3.13 and 5.18. */
class LoginNameTest {

    @ParameterizedTest
    @CsvSource({
        "M\u00fcller, muller",
        "rn, m",
        "0, o",
        "l, 1",
        "\u0430dmin, admin",
        "\u0131\u0307, i",
        "ann, anna",
        "a b, ab"
    })
    void of_namesThatOnlyLookAlike_areDifferent(String one, String other) {
        assertNotEquals(LoginName.of(one), LoginName.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, aNNA",
        "stra\u00dfe, STRASSE",
        "stra\u00dfe, strasse",
        "stra\u1e9ee, strasse",
        "STRA\u1e9eE, stra\u00dfe",
        "\u0131rmak, Irmak",
        "\uff21\uff4e\uff4e\uff41, anna",
        "\u212aate, kate",
        "\u212bngstr\u00f6m, \u00e5ngstro\u0308m",
        "\u2126, \u03c9",
        "\u03c3\u03b1\u03c2, \u03a3\u0391\u03a3",
        "\u03c3\u03b1\u03c3, \u03c3\u03b1\u03c2",
        "o\ufb03ce, OFFICE",
        "\u01c4ura, d\u017eura",
        "\u1f80, \u1f88",
        "\u13a0, \uab70"
    })
    void of_namesThatDifferInCaseOrForm_areTheSame(String one, String other) {
        assertEquals(LoginName.of(one), LoginName.of(other));
    }

    @Test
    void of_anyCharacter_isTheSameInEachCaseAndForm() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && (c < 0xd800 || c > 0xdfff)) {
                assertSameInAllForms(Character.toString(c));
            }
        }
    }

    @Property
    void of_anyText_isTheSameInEachCaseAndForm(@ForAll String text) {
        String sound = new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(LoginName.of(sound), LoginName.of(LoginName.of(sound)));
        assertEquals(LoginName.of(sound), LoginName.of(Normalizer.normalize(sound, Normalizer.Form.NFD)));
    }

    private static void assertSameInAllForms(String text) {
        String name = LoginName.of(text);
        assertEquals(name, LoginName.of(name), text);
        assertEquals(name, LoginName.of(text.toUpperCase(Locale.ROOT)), text);
        assertEquals(name, LoginName.of(text.toLowerCase(Locale.ROOT)), text);
        assertEquals(name, LoginName.of(Normalizer.normalize(text, Normalizer.Form.NFD)), text);
        assertEquals(name, LoginName.of(Normalizer.normalize(text, Normalizer.Form.NFKC)), text);
    }
}
