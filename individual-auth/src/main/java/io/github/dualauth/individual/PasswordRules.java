package io.github.dualauth.individual;

import io.github.dualauth.core.secret.Secret;
import java.nio.CharBuffer;
import java.util.Optional;

/** The rules for a new password, in one place (NIST SP 800-63B, 5.1.1: length, not the name, no composition rules). */
final class PasswordRules {

    static final int LEAST = 8;
    static final int MOST = 128;

    private PasswordRules() {}

    /** The rule that the password breaks; empty if it is good. */
    static Optional<String> broken(Secret password, String loginId) {
        int length = password.length();
        if (length < LEAST || length > MOST) {
            return Optional.of("it must have " + LEAST + " to " + MOST + " characters");
        }
        char[] characters = password.toCharArray();
        try {
            String folded = LoginName.of(CharBuffer.wrap(characters).toString());
            return folded.equals(LoginName.of(loginId)) ? Optional.of("it must not be the login ID") : Optional.empty();
        } finally {
            java.util.Arrays.fill(characters, '\0');
        }
    }
}
