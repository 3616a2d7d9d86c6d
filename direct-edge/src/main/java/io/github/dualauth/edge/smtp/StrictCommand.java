package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;

/** Answers one command. */
interface StrictCommand {

    /**
     * Does what the line asks for, or says why not.
     *
     * @throws EndedException if the peer is not waited for any longer
     * @throws IOException if the peer is gone
     */
    SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException;
}
