package io.github.dualauth.core.database;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.IOException;
import java.sql.SQLException;

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

    /**
     * States what cannot be done with the database, and why, in one line: what its driver says, and what the operating
     * system says of an embedded one's files. It names hosts, files and users, never the password.
     */
    public static DependencyUnavailableException database(String fault, Throwable cause) {
        Throwable driver = cause;
        for (Throwable t = cause; t != null && !(driver instanceof SQLException); t = t.getCause()) {
            driver = t instanceof SQLException ? t : cause;
        }
        Throwable root = driver;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(driver.getMessage());
        String why = root instanceof IOException file ? ConfigurationException.reason(file) : root.getMessage();
        String text = fault + ": " + said + (why == null || said.contains(why) ? "" : ": " + why);
        return new DependencyUnavailableException(text.replaceAll("\\s+", " "), cause);
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
