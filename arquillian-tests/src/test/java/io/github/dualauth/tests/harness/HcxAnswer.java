package io.github.dualauth.tests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;

/**
 * One answer below {@code /token} and {@code /participant}, already found to be a JSON object without a version banner.
 *
 * @param status the HTTP status
 * @param headers the header fields
 * @param body the whole body
 */
public record HcxAnswer(int status, Headers headers, JsonObject body) {

    static HcxAnswer of(HttpResponse<String> response) {
        Headers headers = Headers.of(response.headers());
        assertTrue(
                headers.first("Content-Type").orElse("").startsWith("application/json"),
                () -> "Not JSON: " + headers + response.body());
        assertTrue(headers.first("Cache-Control").orElse("").contains("no-store"), headers::toString);
        new RawAnswer("HTTP/1.1 " + response.statusCode(), headers, response.body()).mustNotTellTheServer();
        return new HcxAnswer(response.statusCode(), headers, Members.parse(response.body()));
    }

    /** Fails unless it is a success; returns itself. */
    public HcxAnswer mustSucceed() {
        assertEquals(200, status, this::toString);
        return this;
    }

    /** Fails unless it is HCX's error body with this status and code; returns itself. */
    public HcxAnswer mustFail(int expected, String code) {
        assertEquals(expected, status, this::toString);
        assertTrue(body.getJsonNumber("timestamp").longValue() > 1_700_000_000_000L, this::toString);
        JsonObject error = body.getJsonObject("error");
        assertEquals(code, error.getString("code"), this::toString);
        assertTrue(!error.getString("message").isBlank(), this::toString);
        assertEquals(JsonValue.NULL, error.get("trace"), this::toString);
        return this;
    }

    /** Fails unless it is the one answer to everything that is not let in. */
    public void mustDeny() {
        mustFail(401, "ERR_ACCESS_DENIED");
        assertEquals(java.util.Set.of("timestamp", "error"), body.keySet());
    }
}
