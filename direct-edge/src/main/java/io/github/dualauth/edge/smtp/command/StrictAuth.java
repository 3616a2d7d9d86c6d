package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.EndedException;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.SmtpState;
import io.github.dualauth.edge.smtp.text.LineReading;
import io.github.dualauth.edge.smtp.text.SaslLogin;
import io.github.dualauth.edge.smtp.text.SaslPlain;
import io.github.dualauth.edge.smtp.text.SaslReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * AUTH PLAIN and AUTH LOGIN (RFC 4954), within TLS alone. A wrong password, another identity to act as, and a certificate of
 * another account are one answer; some failures end the connection.
 */
public final class StrictAuth implements StrictCommand {

    private static final SmtpReply WRONG = SmtpReply.of(535, "5.7.8 Authentication credentials invalid");
    private static final SmtpReply TOO_MANY =
            SmtpReply.of(421, "4.7.0 Too many failures").ending();
    private static final SmtpReply NOT_TAKEN = SmtpReply.of(534, "5.7.9 Authentication mechanism is too weak");
    private static final SmtpReply LATER = SmtpReply.of(454, "4.7.0 Temporary authentication failure");
    private static final SmtpReply MALFORMED = SmtpReply.of(501, "5.5.2 Cannot be read");
    private static final byte[] CANCEL = {'*'};
    private static final int NAME = "AUTH ".length();

    private final SubmissionGate gate;
    private final int mostFailures;

    public StrictAuth(SubmissionGate gate, int mostFailures) {
        this.gate = gate;
        this.mostFailures = mostFailures;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException {
        if (!connection.isTls()) {
            return SmtpReply.of(538, "5.7.11 Encryption required for requested authentication mechanism");
        }
        SmtpState state = connection.state();
        if (!state.greeted() || state.sender().isPresent() || state.from().isPresent()) {
            return SmtpReply.SEQUENCE;
        }
        if (connection.hasPending()) {
            return SmtpReply.TOO_EARLY;
        }
        byte[] octets = line.octets();
        try {
            SmtpReply reply = exchange(connection, octets);
            // Whoever already goes on cannot know yet how this ends.
            return reply.ends() || !connection.hasPending() ? reply : SmtpReply.TOO_EARLY;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private SmtpReply exchange(SmtpConnection connection, byte[] line) throws IOException {
        int end = NAME;
        while (end < line.length && line[end] != ' ') {
            end++;
        }
        String mechanism = new String(
                        line, Math.min(NAME, line.length), Math.max(0, end - NAME), StandardCharsets.US_ASCII)
                .toUpperCase(Locale.ROOT);
        boolean initial = end < line.length;
        byte[] first = initial ? Arrays.copyOfRange(line, end + 1, line.length) : new byte[0];
        try {
            return switch (mechanism) {
                case "PLAIN" -> plain(connection, first, initial);
                case "LOGIN" -> login(connection, first, initial);
                case "" -> SmtpReply.SYNTAX;
                default -> SmtpReply.of(504, "5.5.4 Unrecognized authentication type");
            };
        } finally {
            Arrays.fill(first, (byte) 0);
        }
    }

    private SmtpReply plain(SmtpConnection connection, byte[] initial, boolean there) throws IOException {
        byte[] answer = there ? initial.clone() : ask(connection, "");
        try {
            return Arrays.equals(answer, CANCEL)
                    ? SmtpReply.of(501, "5.7.0 Cancelled")
                    : decided(connection, SaslPlain.read(answer));
        } finally {
            Arrays.fill(answer, (byte) 0);
        }
    }

    private SmtpReply login(SmtpConnection connection, byte[] initial, boolean there) throws IOException {
        byte[] loginId = there ? initial.clone() : ask(connection, SaslLogin.ASK_LOGIN_ID);
        if (Arrays.equals(loginId, CANCEL)) {
            return SmtpReply.of(501, "5.7.0 Cancelled");
        }
        byte[] password = ask(connection, SaslLogin.ASK_PASSWORD);
        try {
            return Arrays.equals(password, CANCEL)
                    ? SmtpReply.of(501, "5.7.0 Cancelled")
                    : decided(connection, SaslLogin.read(loginId, password));
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static byte[] ask(SmtpConnection connection, String challenge) throws IOException {
        LineReading reading = connection.ask(challenge);
        if (reading instanceof LineReading.Line line) {
            try (line) {
                if (connection.hasPending()) {
                    throw new EndedException(SmtpReply.TOO_EARLY);
                }
                return line.octets();
            }
        }
        throw new EndedException(
                reading instanceof LineReading.Refused refused ? SmtpReply.of(refused.fault()) : SmtpReply.TIME_OUT);
    }

    private SmtpReply decided(SmtpConnection connection, SaslReading reading) {
        SubmissionGate.Contact contact = new SubmissionGate.Contact(connection.peer(), RequestOrigin.freshId());
        if (reading instanceof SaslReading.Login login) {
            return decided(connection, login.credential(), contact);
        }
        if (reading instanceof SaslReading.Malformed) {
            gate.refuse(RejectionReason.SMTP_SYNTAX, contact);
            return failed(connection, MALFORMED);
        }
        gate.refuse(RejectionReason.AUTHORIZATION_FOREIGN, contact);
        return failed(connection, WRONG);
    }

    private SmtpReply decided(SmtpConnection connection, LoginCredential credential, SubmissionGate.Contact contact) {
        SubmissionGate.Login login;
        try {
            login = gate.login(credential, connection.chain(), contact);
        } catch (DependencyUnavailableException e) {
            return LATER;
        }
        if (login instanceof SubmissionGate.Allowed allowed) {
            connection.state().login(allowed.sender());
            return SmtpReply.of(235, "2.7.0 Authentication successful");
        }
        Refusal refusal = ((SubmissionGate.Denied) login).refusal();
        return switch (refusal.reason().kind()) {
            case TOO_MANY -> failed(connection, LATER);
            case UNAVAILABLE -> LATER;
            case MODE -> failed(connection, NOT_TAKEN);
            default -> failed(connection, WRONG);
        };
    }

    private SmtpReply failed(SmtpConnection connection, SmtpReply reply) {
        return connection.state().failed() >= mostFailures ? TOO_MANY : reply;
    }
}
