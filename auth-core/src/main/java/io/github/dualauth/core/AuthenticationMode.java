package io.github.dualauth.core;

import java.util.Locale;

/** Which kind of caller an API serves. A mode is never read from a request: the verifier that vouched decides it. */
public enum AuthenticationMode {
    /** A server integrator: an application acts for an account and a user that it names with its own keys. */
    APPLICATION,
    /** A person on a customer's premises, known by a login. */
    INDIVIDUAL,
    /** A device at a site (an account), for which an application got a token that is bound to both. */
    DEVICE,
    /** A system of an account, known by its client certificate. */
    SYSTEM;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word used in configuration, answers and audit records, such as {@code application}. */
    public String word() {
        return word;
    }
}
