package io.github.dualauth.app.hcx;

import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Map;

/** HCX's error body: {@code {"timestamp":…,"error":{"code":"…","message":"…","trace":null}}}. */
final class HcxError {

    private static final Clock CLOCK = Clock.systemUTC();

    private HcxError() {}

    static FailureAnswer answer(int status, String message, Map<String, String> headers) {
        String body = Envelope.object()
                .add("timestamp", CLOCK.millis())
                .add(
                        "error",
                        Envelope.object()
                                .add("code", code(status))
                                .add("message", message)
                                .add("trace", JsonValue.NULL))
                .build()
                .toString();
        return new FailureAnswer(status, "application/json", body, headers);
    }

    /** HCX's own words, as far as it has any. */
    private static String code(int status) {
        return switch (status) {
            case 401, 403 -> "ERR_ACCESS_DENIED";
            case 429 -> "ERR_TOO_MANY_REQUESTS";
            case 503 -> "ERR_SERVICE_UNAVAILABLE";
            default -> status < 500 ? "ERR_INVALID_PAYLOAD" : "INTERNAL_SERVER_ERROR";
        };
    }
}
