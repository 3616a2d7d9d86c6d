package io.github.dualauth.app.api;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** The envelope of every answer: {@code successful}, {@code responseMessage}, {@code responseCode}. */
final class Envelope {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonObject OK = of(ApiCode.OK, "").build();

    /** {@link #ok()} as it is sent. */
    static final String OK_TEXT = OK.toString();

    private Envelope() {}

    static JsonObject ok() {
        return OK;
    }

    /** A success, to which the payload's members are added. */
    static JsonObjectBuilder payload() {
        return of(ApiCode.OK, "");
    }

    static JsonObject failure(ApiCode code, String detail) {
        return of(code, detail).build();
    }

    private static JsonObjectBuilder of(ApiCode code, String detail) {
        return JSON.createObjectBuilder()
                .add("successful", code == ApiCode.OK)
                .add("responseMessage", detail.isEmpty() ? code.message() : code.message() + " [" + detail + "]")
                .add("responseCode", code.number());
    }

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    static jakarta.json.JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }
}
