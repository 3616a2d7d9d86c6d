package io.github.dualauth.core.database;

/** The database cannot be reached, or is too busy to answer in time. The caller may try again: 503, never 401. */
public final class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether nothing is down, and there is more work than is taken at once. */
    private final boolean overload;

    /** States what is down. */
    public DependencyUnavailableException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private DependencyUnavailableException(String message, Throwable cause, boolean overload) {
        super(message, cause);
        this.overload = overload;
    }

    /** States what there is too much of. */
    public static DependencyUnavailableException overloaded(String message) {
        return new DependencyUnavailableException(message, null, true);
    }

    /** Whether it was {@link #overloaded}. */
    public boolean isOverload() {
        return overload;
    }
}
