package io.github.dualauth.app.api;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.application.ApplicationPasswords;
import io.github.dualauth.application.PasswordTerms;
import io.github.dualauth.core.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The password that an application is to have.
 *
 * @param terms its name and dates
 * @param password one that a person chose; empty when none was sent
 * @param hash a password hash of another product; empty when none was sent
 */
public record PasswordRequest(PasswordTerms terms, Secret password, Secret hash) {

    private static final Clock CLOCK = Clock.systemUTC();

    public static PasswordRequest of(ApiRequest request) {
        String name = request.required("name", ApiRequest.MAX_ID);
        Optional<Instant> notBefore = request.instant("notBefore");
        Optional<Instant> expires = request.instant("expires");
        if (expires.isPresent() && !expires.get().isAfter(CLOCK.instant())) {
            request.fault("expires", "must be in the future");
        }
        if (expires.isPresent() && notBefore.isPresent() && !expires.get().isAfter(notBefore.get())) {
            request.fault("expires", "must be after notBefore");
        }
        return new PasswordRequest(
                new PasswordTerms(name, notBefore, expires),
                request.secret("password"),
                request.secret("passwordHash"));
    }

    boolean isImport() {
        return !password.isEmpty() || !hash.isEmpty();
    }

    /** The member that makes it an import. */
    String member() {
        return password.isEmpty() ? "passwordHash" : "password";
    }

    /** Says what is wrong with an import. */
    void refuse(ApiRequest request, ApplicationPasswords passwords) {
        if (!password.isEmpty() && !hash.isEmpty()) {
            request.fault("passwordHash", "cannot be sent with password");
        } else if (!password.isEmpty()) {
            passwords.brokenRule(password).ifPresent(rule -> request.fault("password", rule));
        } else if (!hash.isEmpty() && !passwords.reads(text())) {
            request.fault("passwordHash", "is in no format that is read");
        }
    }

    /** What is to be stored of an import that nothing is wrong with; slow if it came in clear. */
    String slowHash(ApplicationPasswords passwords) {
        return hash.isEmpty() ? passwords.hash(password) : text();
    }

    private String text() {
        return String.valueOf(hash.toCharArray());
    }
}
