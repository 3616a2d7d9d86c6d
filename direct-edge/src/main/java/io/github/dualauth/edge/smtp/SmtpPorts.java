package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.smtp.command.SmtpTrust;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.spi.MessageSink;
import java.time.Clock;

/**
 * What the edge needs of others.
 *
 * @param gate who decides
 * @param trust the TLS
 * @param sink where messages go
 * @param clock what time it is
 */
record SmtpPorts(SubmissionGate gate, SmtpTrust trust, MessageSink sink, Clock clock) {}
