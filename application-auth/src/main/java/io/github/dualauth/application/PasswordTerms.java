package io.github.dualauth.application;

import java.time.Instant;
import java.util.Optional;

/**
 * What a new password is to be called, and when it is to be good.
 *
 * @param name what people call it
 * @param notBefore the first instant at which it is good; empty for at once
 * @param expires the first instant at which it is good no more; empty for no end
 */
public record PasswordTerms(String name, Optional<Instant> notBefore, Optional<Instant> expires) {

    /** Good at once, and without end. */
    public static PasswordTerms unlimited(String name) {
        return new PasswordTerms(name, Optional.empty(), Optional.empty());
    }
}
