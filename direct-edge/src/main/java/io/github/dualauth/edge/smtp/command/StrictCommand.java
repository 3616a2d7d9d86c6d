package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.edge.smtp.session.EndedException;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;

/** Answers one command. */
public interface StrictCommand {

    /**
     * Does what the line asks for, or says why not.
     *
     * @throws EndedException if the peer is not waited for any longer
     * @throws IOException if the peer is gone
     */
    SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException;
}
