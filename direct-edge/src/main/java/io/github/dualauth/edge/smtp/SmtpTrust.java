package io.github.dualauth.edge.smtp;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The TLS of the listener. */
@FunctionalInterface
interface SmtpTrust {

    /** With the server's own key, and the authorities that are trusted now; empty if there is none. */
    Optional<SSLContext> context();
}
