package io.github.dualauth.individual;

/** What became of a {@link LoginChange}. */
public sealed interface LoginOutcome {

    /**
     * The login is stored.
     *
     * @param login as it is now
     */
    record Stored(Login login) implements LoginOutcome {}

    /** Somebody has this login ID, in this or another spelling. */
    record Taken() implements LoginOutcome {}

    /** The login ID is longer than is kept, in the form in which login IDs are compared. */
    record LoginIdTooLong() implements LoginOutcome {}

    /** A login needs both an ID and a password when it is made. */
    record PasswordRequired() implements LoginOutcome {}

    /** A password without a login ID, for a user who has no login. */
    record LoginIdRequired() implements LoginOutcome {}

    /**
     * The password breaks a rule.
     *
     * @param rule what it breaks, without the password
     */
    record PasswordRefused(String rule) implements LoginOutcome {}
}
