package io.github.dualauth.individual;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.github.dualauth.core.secret.Secret;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rules for a new password, in one place (NIST SP 800-63B, 5.1.1): its length, how hard it is to guess, and that it is
 * not the login ID; no rules of composition.
 */
public final class PasswordRules {

    static final int LEAST = 8;
    static final int MOST = 128;

    /** Those of which zxcvbn takes several for one letter: a, c, g, i, l, s and t. */
    private static final List<String> SYMBOLS = List.of("4@", "({[<", "69", "1!|", "1|7", "$5", "+7");

    /** About half a second. */
    private static final int MOST_LOOK_UPS = 50_000;

    private final int leastStrength;

    /** Loaded when the first password is judged: its dictionaries take seconds of a start, and 20 MB. */
    private static final class Estimator {

        private static final Zxcvbn INSTANCE = new Zxcvbn();

        private Estimator() {}
    }

    /** Asks for a zxcvbn score of at least {@code leastStrength}, from 0 to 4. */
    public PasswordRules(int leastStrength) {
        this.leastStrength = leastStrength;
    }

    /** The rule that the password breaks, in words that do not show it; empty if it is good. */
    public Optional<String> broken(Secret password, String loginId) {
        int length = password.length();
        if (length < LEAST || length > MOST) {
            return Optional.of("it must have " + LEAST + " to " + MOST + " characters");
        }
        char[] characters = password.toCharArray();
        try {
            CharBuffer text = CharBuffer.wrap(characters);
            if (!loginId.isEmpty() && LoginName.of(text.toString()).equals(LoginName.of(loginId))) {
                return Optional.of("it must not be the login ID");
            }
            return leastStrength > 0 && score(text, loginId) < leastStrength
                    ? Optional.of("it is too easy to guess")
                    : Optional.empty();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private int score(CharSequence text, String loginId) {
        List<String> known = loginId.isEmpty() ? List.of() : List.of(loginId);
        return Estimator.INSTANCE.measure(affordable(text), known).getScore();
    }

    /**
     * As much of a text, from its beginning, as is looked at: all but for long ones with many symbols that may stand for
     * letters. zxcvbn looks each part of a text up under each combination of these, which would take it half a minute.
     * What is left out only makes a password harder to guess.
     */
    private static CharSequence affordable(CharSequence text) {
        int length = text.length();
        while (combinations(text.subSequence(0, length)) * length * length > MOST_LOOK_UPS) {
            length--;
        }
        return text.subSequence(0, length);
    }

    private static long combinations(CharSequence text) {
        return SYMBOLS.stream()
                .mapToLong(symbols -> symbols.chars()
                        .filter(symbol -> text.chars().anyMatch(one -> one == symbol))
                        .count())
                .reduce(1, (product, present) -> product * Math.max(1, present));
    }
}
