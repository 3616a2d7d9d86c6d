package io.github.dualauth.core.config;

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
}
