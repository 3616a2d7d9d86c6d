package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;

/** EHLO and HELO (RFC 5321, 4.1.1.1): what is offered, AUTH within TLS alone, and no extension that is not kept. */
public final class StrictEhlo implements StrictCommand {

    private static final String NAME = "[A-Za-z0-9\\[\\]:._-]{1,255}";

    private final SmtpSettings settings;
    private final boolean extended;

    /** Answers EHLO if {@code extended}, otherwise HELO. */
    public StrictEhlo(SmtpSettings settings, boolean extended) {
        this.settings = settings;
        this.extended = extended;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException {
        if (!line.argument().matches(NAME)) {
            return SmtpReply.SYNTAX;
        }
        if (connection.hasPending()) {
            return SmtpReply.TOO_EARLY;
        }
        connection.state().greet();
        if (!extended) {
            return SmtpReply.of(250, settings.hostName());
        }
        return SmtpReply.of(
                250,
                String.join(
                        "\n",
                        settings.hostName(),
                        "8BITMIME",
                        "SIZE " + settings.messageSize(),
                        connection.isTls() ? "AUTH PLAIN LOGIN" : "STARTTLS",
                        "ENHANCEDSTATUSCODES"));
    }
}
