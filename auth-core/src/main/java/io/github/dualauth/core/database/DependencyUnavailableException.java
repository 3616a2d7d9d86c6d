package io.github.dualauth.core.database;

/** The database cannot be reached, or is too busy to answer in time. The caller may try again: 503, never 401. */
public class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** States what is down. */
    public DependencyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
