package io.github.dualauth.core.token;

import io.github.dualauth.core.RejectionReason;

/** What became of reading a token. */
public sealed interface TokenReading {

    /**
     * It has the form of a token.
     *
     * @param token what it says, unproven
     */
    record Read(SignedToken token) implements TokenReading {}

    /**
     * It is none that anybody here would take.
     *
     * @param reason why
     */
    record Refused(RejectionReason reason) implements TokenReading {}
}
