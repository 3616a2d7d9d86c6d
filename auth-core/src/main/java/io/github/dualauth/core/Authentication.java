package io.github.dualauth.core;

/** How the authentication of one request ended. */
public sealed interface Authentication {

    /**
     * The caller is known, and may call this API.
     *
     * @param caller who it is
     */
    record Accepted(AuthenticatedCaller caller) implements Authentication {}

    /**
     * The request goes no further.
     *
     * @param refusal why
     * @param subject whom it seems to concern, for the audit
     */
    record Refused(Refusal refusal, Subject subject) implements Authentication {}
}
