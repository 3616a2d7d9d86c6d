package io.github.dualauth.application;

import io.github.dualauth.core.secret.Secret;
import java.util.Optional;

/** What became of a change to an application's passwords. */
public sealed interface PasswordOutcome {

    /**
     * It is done.
     *
     * @param info the password as it is now
     * @param password the password in clear if it was made by this change, to be shown once and wiped
     */
    record Stored(PasswordInfo info, Optional<Secret> password) implements PasswordOutcome {}

    /** There is no such application. */
    record ApplicationUnknown() implements PasswordOutcome {}

    /** The application has no such password. */
    record PasswordUnknown() implements PasswordOutcome {}

    /**
     * The application has as many as it may have of this kind.
     *
     * @param most how many that is
     */
    record TooMany(int most) implements PasswordOutcome {}

    /** The caller, or every administrator, would be locked out. */
    record LastOne() implements PasswordOutcome {}
}
