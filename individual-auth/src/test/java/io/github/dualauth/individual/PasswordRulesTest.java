package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST SP 800-63B, 5.1.1.2: a least length, room for passphrases, nothing about which characters. */
class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(0);
    private final PasswordRules strict = new PasswordRules(3);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 129, 1000})
    void broken_outsideTheLengths_isTold(int length) {
        assertEquals(
                Optional.of("it must have 8 to 128 characters"), rules.broken(Secret.of("x".repeat(length)), "anna"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 127, 128})
    void broken_withinTheLengths_isEmpty(int length) {
        assertEquals(Optional.empty(), rules.broken(Secret.of("x".repeat(length)), "anna"));
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.org, anna@example.org",
        "ANNA@example.org, anna@Example.ORG",
        "\uff41nna@example.org, anna@example.org",
        "strassenbau, Stra\u00dfenbau"
    })
    void broken_loginIdInAnySpelling_isToldWithoutIt(String password, String loginId) {
        String rule = rules.broken(Secret.of(password), loginId).orElseThrow();
        assertTrue(rule.contains("login ID"));
        assertFalse(rule.contains(password));
    }

    @Test
    void broken_loginIdWithMore_isEmpty() {
        assertEquals(Optional.empty(), rules.broken(Secret.of("anna@example.org1"), "anna@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"        ", "p\u00e4ssw\u00f6rd", "\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11", "12345678"
            })
    void broken_anyCharacters_areTaken(String password) {
        assertEquals(Optional.empty(), rules.broken(Secret.of(password), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "12345678",
                "qwertyuiop",
                "P@ssw0rd1",
                "aaaaaaaaaaaa",
                "anna.berg1",
                "summer2026",
                "20261124"
            })
    void broken_easyToGuess_isToldWithoutIt(String password) {
        String rule = strict.broken(Secret.of(password), "anna.berg").orElseThrow();
        assertEquals("it is too easy to guess", rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "tR7!kq2Lw9", "vier kleine Igel im Regen"})
    void broken_hardToGuess_isEmpty(String password) {
        assertEquals(Optional.empty(), strict.broken(Secret.of(password), "anna.berg"));
    }

    /** zxcvbn tries each letter that a symbol may stand for, together with all others: that took half a minute. */
    @Test
    void broken_symbolsThatStandForLetters_areJudgedInTime() {
        String symbols = "4@8({[<369&#!1/|0$5+7%2".repeat(6).substring(0, 128);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertEquals(Optional.empty(), strict.broken(Secret.of(symbols), "anna.berg")));
    }

    @Test
    void broken_longLoginIdWithMore_isToldWithoutIt() {
        String loginId = "anna-17.bergstroem@clinic-no5.example.org";
        assertEquals(Optional.of("it is too easy to guess"), strict.broken(Secret.of(loginId + "1!"), loginId));
    }

    @Test
    void broken_longest_isJudgedInTime() {
        assertTrue(strict.broken(Secret.of("ab1".repeat(42)), "anna").isPresent());
    }
}
