package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.smtp.command.StrictCommand;
import io.github.dualauth.edge.smtp.session.Command;
import io.github.dualauth.edge.smtp.session.EndedException;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.Verb;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** A command in the library's terms: takes the line from the connection, and gives the library the answer to send. */
final class VerbCommand implements org.subethamail.smtp.internal.server.Command {

    private static final Logger LOG = System.getLogger(VerbCommand.class.getName());
    private static final int MOST_FAULTS = 20;

    private final Verb verb;
    private final StrictCommand command;

    VerbCommand(Verb verb, StrictCommand command) {
        this.verb = verb;
        this.command = command;
    }

    @Override
    public void execute(String ignored, Session session) throws IOException, DropConnectionException {
        SmtpConnection connection = (SmtpConnection) session.getSocket();
        SmtpReply reply = answer(connection);
        Optional<SmtpConnection> within = connection.upgraded();
        if (within.isPresent()) {
            session.setSocket(within.get());
            return;
        }
        if (reply.isFault() && !reply.ends() && connection.state().faulty() > MOST_FAULTS) {
            reply = SmtpReply.TOO_MANY_ERRORS;
        }
        if (reply.ends()) {
            throw new DropConnectionException(reply.code(), reply.text());
        }
        session.sendResponse(reply.line());
    }

    private SmtpReply answer(SmtpConnection connection) {
        Command next = connection.command();
        if (next.reply().isPresent()) {
            return next.reply().get();
        }
        try (LineReading.Line line = next.line().orElseThrow()) {
            return command.answer(connection, line);
        } catch (EndedException e) {
            return e.reply();
        } catch (IOException e) {
            return SmtpReply.TIME_OUT;
        } catch (DependencyUnavailableException e) {
            // Thrown by what is done with a line or a whole message; nothing of it is left on the wire.
            return SmtpReply.of(e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An SMTP command failed", e);
            return SmtpReply.FAILED;
        }
    }

    @Override
    public HelpMessage getHelp() {
        return new HelpMessage(verb.name(), "");
    }

    @Override
    public String getName() {
        return verb.name();
    }
}
