package io.github.dualauth.edge.smtp.session;

import java.util.Locale;

/** The commands that there is something to say to. */
public enum Verb {
    /** RFC 5321, 4.1.1.1. */
    EHLO,
    /** RFC 5321, 4.1.1.1. */
    HELO,
    /** RFC 3207. */
    STARTTLS,
    /** RFC 4954. */
    AUTH,
    /** RFC 5321, 4.1.1.2. */
    MAIL,
    /** RFC 5321, 4.1.1.3. */
    RCPT,
    /** RFC 5321, 4.1.1.4. */
    DATA,
    /** RFC 5321, 4.1.1.5. */
    RSET,
    /** RFC 5321, 4.1.1.9. */
    NOOP,
    /** RFC 5321, 4.1.1.10. */
    QUIT,
    /** RFC 5321, 4.1.1.6. */
    VRFY,
    /** RFC 5321, 4.1.1.7; not implemented. */
    EXPN,
    /** RFC 5321, 4.1.1.8; not implemented. */
    HELP,
    /** RFC 3030; not implemented. */
    BDAT,
    /** Anything else, and what is no line. */
    OTHER;

    public static Verb of(String text) {
        for (Verb verb : values()) {
            if (verb != OTHER && verb.name().equals(text.toUpperCase(Locale.ROOT))) {
                return verb;
            }
        }
        return OTHER;
    }
}
