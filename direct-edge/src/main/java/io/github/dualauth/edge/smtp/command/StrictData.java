package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.SmtpState;
import io.github.dualauth.edge.smtp.text.DataInput;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.util.Optional;

/**
 * DATA (RFC 5321, 4.1.1.4). A content that is not what it must be ends the connection at once, so that no rest of it is taken
 * for commands; one that is refused for another reason is read to its end first. 250 is said once the message is kept.
 */
public final class StrictData implements StrictCommand {

    private static final int BLOCK = 16_384;

    private final SubmissionGate gate;
    private final MessageIntake.Factory intakes;

    public StrictData(SubmissionGate gate, MessageIntake.Factory intakes) {
        this.gate = gate;
        this.intakes = intakes;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException {
        SmtpState state = connection.state();
        if (!connection.isTls()) {
            return SmtpReply.TLS_FIRST;
        }
        if (state.sender().isEmpty()) {
            return SmtpReply.AUTH_FIRST;
        }
        if (state.from().isEmpty() || state.recipients().isEmpty()) {
            return SmtpReply.SEQUENCE;
        }
        if (line.hasArgument()) {
            return SmtpReply.SYNTAX;
        }
        SubmissionGate.Contact contact = new SubmissionGate.Contact(connection.peer(), RequestOrigin.freshId());
        try (MessageIntake intake = intakes.begin(state, contact)) {
            connection.tell("354 End data with <CR><LF>.<CR><LF>");
            connection.pace().message();
            Optional<SmtpReply> fault = received(connection, intake, contact);
            connection.pace().work();
            return fault.isPresent() ? fault.get().ending() : intake.end(connection.chain());
        } finally {
            state.reset();
        }
    }

    /** Whatever fails before the end of the message is read, the rest must not be taken for commands. */
    private Optional<SmtpReply> received(
            SmtpConnection connection, MessageIntake intake, SubmissionGate.Contact contact) throws IOException {
        try {
            return receive(connection, intake, contact);
        } catch (DependencyUnavailableException e) {
            return Optional.of(SmtpReply.of(e));
        }
    }

    /** Reads to the end of the message; what to say if it does not come to that, and then nothing more is read. */
    private Optional<SmtpReply> receive(SmtpConnection connection, MessageIntake intake, SubmissionGate.Contact contact)
            throws IOException {
        DataInput data = new DataInput();
        byte[] block = new byte[BLOCK];
        byte[] content = new byte[BLOCK + 1];
        while (true) {
            int count = connection.wire().read(block, 0, block.length);
            if (count < 0) {
                return Optional.of(SmtpReply.TIME_OUT);
            }
            DataInput.Progress progress = data.read(block, 0, count, content);
            switch (progress) {
                case MORE, END -> intake.add(content, data.produced(), data.consumed());
                default -> {
                    gate.refuse(
                            RejectionReason.MESSAGE_MALFORMED,
                            connection.state().sender().orElseThrow(),
                            contact);
                    return Optional.of(SmtpReply.of(progress));
                }
            }
            if (progress == DataInput.Progress.END) {
                connection.wire().unread(block, data.consumed(), count);
                return Optional.empty();
            }
            if (intake.isHopeless()) {
                return Optional.of(SmtpReply.TOO_BIG);
            }
        }
    }
}
