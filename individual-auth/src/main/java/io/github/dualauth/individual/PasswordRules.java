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
        return Estimator.INSTANCE.measure(text, known).getScore();
    }
}
