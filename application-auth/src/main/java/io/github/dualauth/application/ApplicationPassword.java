package io.github.dualauth.application;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretForm;
import java.security.SecureRandom;

/** Makes application passwords, which begin with {@code dualap_}. */
final class ApplicationPassword {

    private static final SecretForm FORM = new SecretForm("dualap_");

    private ApplicationPassword() {}

    static Secret make(SecureRandom random) {
        return FORM.make(random);
    }

    /** Whether it has the form of those made here: nobody guesses one, and no person chose it. */
    static boolean made(Secret secret) {
        return FORM.made(secret);
    }
}
