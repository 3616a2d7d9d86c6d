package io.github.dualauth.core.database;

/** There is more work than is taken at once; it can be tried again in a moment. HTTP 503 with Retry-After. */
public final class OverloadedException extends DependencyUnavailableException {

    private static final long serialVersionUID = 1L;

    /** States what there is too much of. */
    public OverloadedException(String message) {
        super(message, null);
    }
}
