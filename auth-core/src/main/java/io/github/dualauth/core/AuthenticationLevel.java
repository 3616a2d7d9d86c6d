package io.github.dualauth.core;

/** How much of the caller's identity an API needs; each level includes the ones before it. */
public enum AuthenticationLevel {
    /** Nothing is checked, and the body is not touched. */
    NONE,
    /** The application (or, for a person, the application that the login belongs to). */
    APPLICATION,
    /** An account that exists and is active. */
    ACCOUNT,
    /** A user of that account who exists and is active. */
    USER;

    /** Whether an API at this level needs to know what {@code other} stands for. */
    public boolean needs(AuthenticationLevel other) {
        return compareTo(other) >= 0;
    }
}
