package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.Sender;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.SmtpState;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MAIL (RFC 5321, 4.1.1.2; SIZE of RFC 1870, BODY of RFC 6152, AUTH of RFC 4954, 5): the sender must be an address of who
 * has logged in, who must still be allowed to be there. Nobody sends as nobody.
 */
public final class StrictMail implements StrictCommand {

    private static final Pattern SIZE = Pattern.compile("SIZE=(\\d{1,20})");
    private static final Pattern BODY = Pattern.compile("BODY=(7BIT|8BITMIME)");
    private static final Pattern AUTH = Pattern.compile("AUTH=[!-<>-~]{1,255}");

    private final SubmissionGate gate;
    private final int messageSize;
    private final MessageRate rate;

    public StrictMail(SubmissionGate gate, int messageSize, MessageRate rate) {
        this.gate = gate;
        this.messageSize = messageSize;
        this.rate = rate;
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
        if (!state.greeted() || state.from().isPresent()) {
            return SmtpReply.SEQUENCE;
        }
        if (!line.isAscii()) {
            return SmtpReply.NOT_ASCII;
        }
        Optional<PathCommand> path = PathCommand.parse("FROM", line.argument());
        if (path.isEmpty()) {
            return SmtpReply.of(501, "5.1.7 Bad sender address syntax");
        }
        Optional<SmtpReply> fault = parameters(path.get());
        return fault.isPresent()
                ? fault.get()
                : sender(connection, state.sender().get(), path.get());
    }

    private Optional<SmtpReply> parameters(PathCommand path) {
        Set<String> names = new HashSet<>();
        for (String parameter : path.parameters()) {
            String text = parameter.toUpperCase(Locale.ROOT);
            Matcher size = SIZE.matcher(text);
            if (!names.add(text.substring(0, Math.max(0, text.indexOf('='))))) {
                return Optional.of(SmtpReply.SYNTAX);
            }
            if (size.matches()) {
                String digits = size.group(1);
                if (digits.length() > 18 || Long.parseLong(digits) > messageSize) {
                    return Optional.of(SmtpReply.TOO_BIG);
                }
            } else if (!BODY.matcher(text).matches() && !AUTH.matcher(text).matches()) {
                return Optional.of(
                        text.startsWith("SIZE=") || text.startsWith("BODY=") || text.startsWith("AUTH=")
                                ? SmtpReply.SYNTAX
                                : SmtpReply.PARAMETER_UNKNOWN);
            }
        }
        return Optional.empty();
    }

    private SmtpReply sender(SmtpConnection connection, Sender sender, PathCommand path) {
        SubmissionGate.Contact contact = new SubmissionGate.Contact(connection.peer(), RequestOrigin.freshId());
        Optional<RejectionReason> gone = gate.fault(sender, connection.chain());
        if (gone.isPresent()) {
            gate.refuse(gone.get(), sender, contact);
            return SmtpReply.of(421, "4.7.0 No longer authenticated").ending();
        }
        Optional<MailAddress> address = MailAddress.parse(path.path());
        if (address.isEmpty() && !path.path().isEmpty()) {
            return SmtpReply.of(501, "5.1.7 Bad sender address syntax");
        }
        if (address.isEmpty() || !gate.owns(sender, address.get())) {
            gate.refuse(RejectionReason.SENDER_NOT_OWNED, sender, contact);
            return SmtpReply.NOT_OWNED;
        }
        if (!rate.allows(sender.accountId()) || !gate.hasRoom(sender)) {
            gate.refuse(RejectionReason.ACCOUNT_LIMIT_REACHED, sender, contact);
            return SmtpReply.of(450, "4.7.1 Too many messages");
        }
        connection.state().begin(address.get());
        return SmtpReply.of(250, "2.1.0 OK");
    }
}
