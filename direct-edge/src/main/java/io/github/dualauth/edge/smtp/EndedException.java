package io.github.dualauth.edge.smtp;

import java.io.IOException;

/** Nothing more is read from this connection; what it is told, if it still listens. */
final class EndedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    EndedException(SmtpReply reply) {
        super(reply.line());
        this.reply = reply;
    }

    SmtpReply reply() {
        return reply;
    }
}
