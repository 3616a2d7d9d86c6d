package io.github.dualauth.core.http.failure;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;

/**
 * Problem details for HTTP APIs (RFC 9457), with WWW-Authenticate on 401 (RFC 9110, 11.6.1) and Retry-After on 429
 * (RFC 6585, 4) and 503 (10.2.3). The challenge names the modes that the API takes.
 */
public final class ProblemFormat implements FailureFormat {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        int status = status(refusal.reason().kind());
        JsonObjectBuilder problem = problem(status, detail(refusal, policy));
        if (!refusal.field().isEmpty()) {
            problem.add("field", refusal.field());
        }
        Map<String, String> headers = new HashMap<>();
        if (status == 401) {
            headers.put(
                    "WWW-Authenticate",
                    "DualAuth realm=\"" + policy.name() + "\", modes=\"" + policy.modesText() + "\"");
        } else if (status == 429 || status == 503) {
            headers.put("Retry-After", refusal.retryAfterSeconds());
        }
        return new FailureAnswer(status, MEDIA_TYPE, problem.build().toString(), headers);
    }

    /** A problem with a detail, unless that is empty. */
    static String text(int status, String detail) {
        return problem(status, detail).build().toString();
    }

    private static JsonObjectBuilder problem(int status, String detail) {
        JsonObjectBuilder problem = JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title(status))
                .add("status", status);
        return detail.isEmpty() ? problem : problem.add("detail", detail);
    }

    /** The HTTP status of a refusal, where a protocol has none of its own. */
    public static int status(RejectionReason.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED, MODE -> 401;
            case ACCOUNT, USER, FORBIDDEN -> 403;
            case MALFORMED -> 400;
            case TOO_SLOW -> 408;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** What a status means (RFC 9110, 15). */
    public static String title(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }

    private static String detail(Refusal refusal, ApiPolicy policy) {
        RejectionReason reason = refusal.reason();
        return switch (reason.kind()) {
            case UNAUTHENTICATED ->
                reason == RejectionReason.NO_CREDENTIAL
                        ? "This API needs credentials in the member auth of a JSON body."
                        : "";
            case MODE -> "This API takes " + policy.modesText() + " authentication.";
            case ACCOUNT -> "The account does not exist or is inactive.";
            case USER -> "The user does not exist or is inactive.";
            case FORBIDDEN -> reason == RejectionReason.ROLE_MISSING ? "The caller lacks a role." : "";
            case TOO_MANY, UNAVAILABLE -> "Try again later.";
            case MALFORMED, TOO_SLOW, TOO_LARGE, UNSUPPORTED -> FaultText.of(reason);
        };
    }
}
