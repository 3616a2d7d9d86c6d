package io.github.dualauth.edge.smtp.session;

import java.io.IOException;

/** Nothing more is read from this connection; what it is told, if it still listens. */
public final class EndedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    public EndedException(SmtpReply reply) {
        super(reply.line());
        this.reply = reply;
    }

    public SmtpReply reply() {
        return reply;
    }
}
