package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A refusal, already found to be a problem document (RFC 9457) that no cache keeps and that tells nothing of the server.
 *
 * @param answer the response
 * @param body its body
 */
record Problem(RawAnswer answer, JsonObject body) {

    private static final List<String> LEAKS = List.of("<", "exception", "java.", "payara", "jersey", "\tat ");

    /** Reads the answer; fails unless it is a problem document with this status. */
    static Problem of(int status, RawAnswer answer) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(Optional.of("application/problem+json"), answer.headers().first("Content-Type"), answer::toString);
        assertEquals(Optional.of("no-store"), answer.headers().first("Cache-Control"), answer::toString);
        for (String leak : LEAKS) {
            assertFalse(answer.body().toLowerCase(Locale.ROOT).contains(leak), answer::toString);
        }
        JsonObject body = Members.parse(answer.body());
        assertEquals("about:blank", body.getString("type"));
        assertEquals(status, body.getInt("status"));
        assertFalse(body.getString("title").isBlank());
        return new Problem(answer, body);
    }

    String detail() {
        return body.getString("detail", "");
    }

    String field() {
        return body.getString("field", "");
    }

    Optional<String> header(String name) {
        return answer.headers().first(name);
    }
}
