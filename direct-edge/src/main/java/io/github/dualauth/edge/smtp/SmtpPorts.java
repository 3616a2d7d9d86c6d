package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.spi.MessageSink;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What the edge needs of others.
 *
 * @param gate who decides
 * @param tls of the listener, with the authorities that are trusted now; empty without a certificate of the server
 * @param sink where messages go
 * @param clock what time it is
 */
record SmtpPorts(SubmissionGate gate, Supplier<Optional<SSLContext>> tls, MessageSink sink, Clock clock) {}
