package io.github.dualauth.tests.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/**
 * One connection to a foreign WAR, kept open from call to call: each answer proves that the one before left it sane. The
 * server ends a connection itself with status 400, 413, 500 or 503, whoever set it; then its answer must say so.
 */
final class ForeignClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String context;
    private final URI base;
    private RawConnection connection;

    private ForeignClient(URI base) {
        this.context = base.getPath().replaceAll("/$", "");
        this.base = base;
        this.connection = RawConnection.open(base, LIMIT);
    }

    /** Connects to the WAR at this address. */
    static ForeignClient of(URL base) {
        return new ForeignClient(URI.create(base.toString()));
    }

    /** The connection itself. */
    RawConnection raw() {
        return connection;
    }

    /** Reads an answer; connects again when it says that it is the last. */
    RawAnswer read() {
        RawAnswer answer = connection.read();
        if (answer.headers().has("Connection", "close")) {
            connection.close();
            connection = RawConnection.open(base, LIMIT);
        }
        return answer;
    }

    /** The path of a resource, with the context. */
    String path(String path) {
        return context + path;
    }

    RawAnswer get(String path) {
        connection.send("GET " + path(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return read();
    }

    /** As {@link #get(String)}, with these header lines. */
    RawAnswer get(String path, String headerLines) {
        connection.send("GET " + path(path) + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n");
        return read();
    }

    RawAnswer post(String path, String body) {
        return post(path, body.getBytes(UTF_8));
    }

    RawAnswer post(String path, byte[] body) {
        connection.post(path(path), body);
        return read();
    }

    /** Posts a body with this caller's {@code auth} in front. */
    RawAnswer post(String path, Caller caller, Object... members) {
        return post(path, caller.body(Members.of(members)).toString());
    }

    /** As {@link #post}; fails unless it is answered with 200 and a JSON object. */
    JsonObject mustPost(String path, Caller caller, Object... members) {
        RawAnswer answer = post(path, caller, members);
        assertEquals(200, answer.status(), answer::toString);
        return Members.parse(answer.body());
    }

    /** Sends a post with these header lines. */
    RawAnswer post(String path, String headerLines, String body) {
        connection.post(path(path), headerLines, body.getBytes(UTF_8));
        return read();
    }

    @Override
    public void close() {
        connection.close();
    }
}
