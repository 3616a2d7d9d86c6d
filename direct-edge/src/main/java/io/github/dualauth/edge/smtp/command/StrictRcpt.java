package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.SmtpState;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.util.Optional;

/** RCPT (RFC 5321, 4.1.1.3): any address, as this is no mail system; each counts once. */
public final class StrictRcpt implements StrictCommand {

    private final SubmissionGate gate;
    private final int most;

    public StrictRcpt(SubmissionGate gate, int most) {
        this.gate = gate;
        this.most = most;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) {
        SmtpState state = connection.state();
        if (!connection.isTls()) {
            return SmtpReply.TLS_FIRST;
        }
        if (state.sender().isEmpty()) {
            return SmtpReply.AUTH_FIRST;
        }
        if (state.from().isEmpty()) {
            return SmtpReply.SEQUENCE;
        }
        if (!line.isAscii()) {
            return SmtpReply.NOT_ASCII;
        }
        Optional<PathCommand> path = PathCommand.parse("TO", line.argument());
        Optional<MailAddress> address = path.flatMap(found -> MailAddress.parse(found.path()));
        if (address.isEmpty()) {
            return SmtpReply.of(501, "5.1.3 Bad recipient address syntax");
        }
        if (!path.get().parameters().isEmpty()) {
            return SmtpReply.PARAMETER_UNKNOWN;
        }
        if (!state.has(address.get()) && state.recipients().size() >= most) {
            gate.refuse(
                    RejectionReason.TOO_MANY_RECIPIENTS,
                    state.sender().get(),
                    new SubmissionGate.Contact(connection.peer(), RequestOrigin.freshId()));
            return SmtpReply.of(452, "4.5.3 Too many recipients");
        }
        state.add(address.get());
        return SmtpReply.of(250, "2.1.5 OK");
    }
}
