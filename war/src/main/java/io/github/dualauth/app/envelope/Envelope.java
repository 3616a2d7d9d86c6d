package io.github.dualauth.app.envelope;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** The envelope of every answer: {@code successful}, {@code responseMessage}, {@code responseCode}. */
public final class Envelope {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonObject OK = of(ApiCode.OK, "").build();

    /** {@link #ok()} as it is sent. */
    public static final String OK_TEXT = OK.toString();

    private Envelope() {}

    public static JsonObject ok() {
        return OK;
    }

    /** A success, to which the payload's members are added. */
    public static JsonObjectBuilder payload() {
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

    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    public static jakarta.json.JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }
}
