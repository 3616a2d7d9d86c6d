package io.github.dualauth.edge.smtp.command;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The TLS of the listener. */
@FunctionalInterface
public interface SmtpTrust {

    /** With the server's own key, and the authorities that are trusted now; empty if there is none. */
    Optional<SSLContext> context();
}
