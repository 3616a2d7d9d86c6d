package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.smtp.text.DataInput;
import io.github.dualauth.edge.smtp.text.LineReading;

/**
 * An answer (RFC 5321, 4.2; enhanced codes of RFC 3463). It repeats nothing that the peer sent.
 *
 * @param code the three digits
 * @param text the rest of the line, with the enhanced code before it; several lines have a line feed between them
 * @param ends whether the connection ends with it
 */
public record SmtpReply(int code, String text, boolean ends) {

    public static final SmtpReply OK = of(250, "2.0.0 OK");
    public static final SmtpReply TLS_FIRST = of(530, "5.7.0 Must issue a STARTTLS command first");
    public static final SmtpReply AUTH_FIRST = of(530, "5.7.0 Authentication required");
    public static final SmtpReply SEQUENCE = of(503, "5.5.1 Bad sequence of commands");
    public static final SmtpReply SYNTAX = of(501, "5.5.4 Syntax error in parameters");
    public static final SmtpReply PARAMETER_UNKNOWN = of(555, "5.5.4 Parameter not recognized");
    public static final SmtpReply UNKNOWN = of(500, "5.5.2 Command not recognized");
    public static final SmtpReply NOT_IMPLEMENTED = of(502, "5.5.1 Command not implemented");
    public static final SmtpReply TOO_EARLY =
            of(503, "5.5.1 Input before the answer").ending();
    public static final SmtpReply NOT_ASCII = of(553, "5.6.7 Addresses are ASCII here");
    public static final SmtpReply NOT_OWNED = of(550, "5.7.1 The sender is not yours");
    public static final SmtpReply TOO_BIG = of(552, "5.3.4 Message too big");
    public static final SmtpReply UNAVAILABLE = of(451, "4.3.0 Try again later");
    public static final SmtpReply FULL = of(452, "4.3.1 No room for it now");
    public static final SmtpReply TIME_OUT =
            of(421, "4.4.2 Waited for too long").ending();
    public static final SmtpReply STOPPING = of(421, "4.3.2 Shutting down").ending();
    public static final SmtpReply FAILED = of(421, "4.3.0 Internal error").ending();
    public static final SmtpReply TOO_MANY_ERRORS =
            of(421, "4.7.0 Too many errors").ending();

    /** What to say when something is down, or full (RFC 3463, 3.4). */
    public static SmtpReply of(DependencyUnavailableException e) {
        return e.isOverload() ? FULL : UNAVAILABLE;
    }

    /** An answer after which the connection goes on. */
    public static SmtpReply of(int code, String text) {
        return new SmtpReply(code, text, false);
    }

    /** The same, and then the connection ends. */
    public SmtpReply ending() {
        return new SmtpReply(code, text, true);
    }

    /** What ends a connection on which lines are not what lines must be. */
    public static SmtpReply of(LineReading.Fault fault) {
        return switch (fault) {
            case BARE_CR_OR_LF -> of(501, "5.5.2 Lines end in CRLF").ending();
            case CONTROL_CHARACTER -> of(500, "5.5.2 Control character").ending();
            case TOO_LONG -> of(500, "5.5.2 Line too long").ending();
        };
    }

    /** What ends a connection on which a message's content is not what it must be. */
    public static SmtpReply of(DataInput.Progress fault) {
        return switch (fault) {
            case LINE_TOO_LONG -> of(554, "5.6.0 Line too long").ending();
            case NUL -> of(554, "5.6.0 Zero octet").ending();
            default -> of(554, "5.6.0 Lines end in CRLF").ending();
        };
    }

    /** Whether it tells of a fault of the peer. */
    public boolean isFault() {
        return code >= 500;
    }

    /** The line, or the lines (RFC 5321, 4.2.1), without the last CRLF. */
    public String line() {
        int last = text.lastIndexOf('\n') + 1;
        String before = text.substring(0, last).replace("\n", "\r\n" + code + '-');
        return before.isEmpty()
                ? code + " " + text
                : code + "-" + before.substring(0, before.length() - 1) + ' ' + text.substring(last);
    }
}
