package io.github.dualauth.application;

import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.Secret;
import java.security.SecureRandom;

/** Makes application passwords: {@code dualap_} and what {@link MadeSecret} says. */
final class ApplicationPassword {

    private static final MadeSecret FORM = MadeSecret.plain("dualap_");

    private ApplicationPassword() {}

    static Secret make(SecureRandom random) {
        return FORM.make(random);
    }

    /** Whether it has the form of those made here: nobody guesses one, and no person chose it. */
    static boolean made(Secret secret) {
        return FORM.made(secret);
    }
}
