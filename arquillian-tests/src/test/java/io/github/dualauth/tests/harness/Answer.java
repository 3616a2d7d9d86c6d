package io.github.dualauth.tests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * One answer of an {@code /io} method, already found to be an envelope with the headers that every answer has.
 *
 * @param status the HTTP status
 * @param body the whole envelope
 */
public record Answer(int status, JsonObject body) {

    /** Reads an answer; fails unless it is an envelope in JSON that no cache keeps, without a version banner. */
    public static Answer of(int status, Headers headers, String text) {
        assertTrue(
                headers.first("Content-Type").orElse("").startsWith("application/json"),
                () -> "An envelope is JSON, this is " + headers + "\n" + text);
        assertEquals(Optional.of("no-store"), headers.first("Cache-Control"), () -> "Cache-Control of " + text);
        assertEquals(List.of(), headers.all("Server"), "Server header");
        assertEquals(List.of(), headers.all("X-Powered-By"), "X-Powered-By header");
        Answer answer = new Answer(status, parse(text));
        assertTrue(answer.isEnvelope(), () -> "No envelope: " + text);
        return answer;
    }

    private static JsonObject parse(String text) {
        try {
            return Members.parse(text);
        } catch (JsonException e) {
            throw new AssertionError("No JSON object: " + text, e);
        }
    }

    private boolean isEnvelope() {
        JsonValue successful = body.get("successful");
        return (successful == JsonValue.TRUE || successful == JsonValue.FALSE)
                && is(body.get("responseMessage"), JsonValue.ValueType.STRING)
                && is(body.get("responseCode"), JsonValue.ValueType.NUMBER)
                && (code() == 2000) == body.getBoolean("successful");
    }

    private static boolean is(JsonValue value, JsonValue.ValueType type) {
        return value != null && value.getValueType() == type;
    }

    /** The envelope's {@code responseCode}. */
    public int code() {
        return body.getInt("responseCode");
    }

    /** The envelope's {@code responseMessage}. */
    public String message() {
        return body.getString("responseMessage");
    }

    /** Fails unless this is HTTP 200, 2000 and exactly {@code OK}; returns itself. */
    public Answer mustSucceed() {
        assertEquals(2000, code(), this::toString);
        assertEquals("OK", message(), this::toString);
        assertEquals(200, status, this::toString);
        return this;
    }

    /** Fails unless this is a refusal with this code, told with HTTP 200; returns itself. */
    public Answer mustRefuse(int code) {
        assertEquals(code, code(), this::toString);
        assertFalse(message().isBlank(), this::toString);
        assertEquals(200, status, this::toString);
        return this;
    }

    /** Fails unless this is a refusal with exactly this code and message, told with HTTP 200. */
    public Answer mustRefuse(int code, String message) {
        mustRefuse(code);
        assertEquals(message, message());
        return this;
    }

    /** A member of the payload that must be an object. */
    public JsonObject object(String name) {
        assertTrue(is(body.get(name), JsonValue.ValueType.OBJECT), () -> "No object " + name + " in " + body);
        return body.getJsonObject(name);
    }

    /** A member of the payload that must be an array. */
    public JsonArray array(String name) {
        assertTrue(is(body.get(name), JsonValue.ValueType.ARRAY), () -> "No array " + name + " in " + body);
        return body.getJsonArray(name);
    }

    /** One text member of each object in an array of the payload. */
    public List<String> column(String array, String name) {
        return array(array).getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString(name))
                .toList();
    }

    /** A member of the payload that must be a text. */
    public String text(String name) {
        assertTrue(is(body.get(name), JsonValue.ValueType.STRING), () -> "No text " + name + " in " + body);
        return body.getString(name);
    }
}
