package io.github.dualauth.tests.harness;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;

/**
 * One HTTP response, byte for byte as far as tests care.
 *
 * @param statusLine the first line
 * @param headers the header fields
 * @param body the body as UTF-8
 */
public record RawAnswer(String statusLine, Headers headers, String body) {
    private static final List<String> BANNERS =
            List.of("<html", "<!doctype", "payara", "glassfish", "grizzly", "jersey", "java.lang.", "\tat ");

    /** The HTTP status. */
    public int status() {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    /** Whether the server says that it closes the connection after this. */
    public boolean closes() {
        return headers.has("Connection", "close");
    }

    /** The envelope in it; fails if there is none. */
    public Answer envelope() {
        return Answer.of(status(), headers, body);
    }

    /** Fails if anything in it is HTML, a stack trace, or names the server; returns itself. */
    public RawAnswer mustNotTellTheServer() {
        String all = (statusLine + "\n" + headers + "\n" + body).toLowerCase(Locale.ROOT);
        for (String banner : BANNERS) {
            assertFalse(all.contains(banner), () -> "'" + banner + "' in " + this);
        }
        return this;
    }
}
