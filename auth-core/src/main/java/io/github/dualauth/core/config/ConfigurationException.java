package io.github.dualauth.core.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** The deployment must not start as it is configured; the message is one line, names the key and holds no value. */
public final class ConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** States the fault and what to do. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** States the fault and what to do, and keeps what caused it. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** States that something cannot be done with a file, and why. */
    public static ConfigurationException file(String fault, IOException cause) {
        return new ConfigurationException(fault + ": " + reason(cause), cause);
    }

    /** What is wrong with a file, in words: some exceptions of the JDK name the file alone. */
    public static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "this user has no permission for " + denied.getFile();
        }
        if (cause instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        return cause.getMessage();
    }
}
