package io.github.dualauth.individual.device;

import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The errors that Halo's clients know: {@code {"error":{"status":401,"statusText":"Unauthorized","message":"…"}}}. What
 * is wrong with a key or token is told to nobody; the audit has it.
 */
public final class HaloFormat implements FailureFormat {

    /** No subscription key was sent. */
    public static final String KEY_NOT_FOUND = "Subscription Key Not Found";

    /** A subscription key was sent, and it is not good here and now. */
    public static final String KEY_INVALID = "Subscription Key Invalid";

    /** The same of tokens, sent or not. */
    public static final String TOKEN_INVALID = "Invalid token";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final Set<RejectionReason> OF_KEYS = Set.of(
            RejectionReason.API_KEY_UNKNOWN,
            RejectionReason.API_KEY_EXPIRED,
            RejectionReason.API_KEY_NOT_YET_VALID,
            RejectionReason.API_KEY_REVOKED,
            RejectionReason.API_KEY_ENVIRONMENT_WRONG,
            RejectionReason.APPLICATION_SUSPENDED);

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        int status = ProblemFormat.status(refusal.reason().kind());
        Map<String, String> headers = new HashMap<>();
        if (status == 401) {
            headers.put("WWW-Authenticate", challenge(refusal.reason(), policy));
        } else if (status == 429 || status == 503) {
            headers.put("Retry-After", refusal.retryAfterSeconds());
        }
        return answer(status, message(refusal, policy), headers);
    }

    /** An answer with this message; an empty one is replaced by what the status means. */
    public static FailureAnswer answer(int status, String message, Map<String, String> headers) {
        String title = ProblemFormat.title(status);
        String body = JSON.createObjectBuilder()
                .add(
                        "error",
                        JSON.createObjectBuilder()
                                .add("status", status)
                                .add("statusText", title)
                                .add("message", message.isEmpty() ? title : message))
                .build()
                .toString();
        return new FailureAnswer(status, "application/json", body, headers);
    }

    private static String message(Refusal refusal, ApiPolicy policy) {
        RejectionReason reason = refusal.reason();
        return switch (reason.kind()) {
            case UNAUTHENTICATED, MODE -> unauthorized(reason, policy);
            case FORBIDDEN -> reason == RejectionReason.API_KEY_ADDRESS_NOT_ALLOWED ? "Caller Ip Not Allowed" : "";
            case TOO_MANY -> "Rate Limit Exceeded";
            case MALFORMED ->
                reason == RejectionReason.TWO_CREDENTIALS ? "more than one credential was sent" : FaultText.of(reason);
            default -> "";
        };
    }

    private static String unauthorized(RejectionReason reason, ApiPolicy policy) {
        if (!takesKeys(policy)) {
            return TOKEN_INVALID;
        }
        return OF_KEYS.contains(reason) ? KEY_INVALID : KEY_NOT_FOUND;
    }

    /** RFC 9110, 11.6.1; for tokens RFC 6750, 3, which names no error when nothing was sent. */
    private static String challenge(RejectionReason reason, ApiPolicy policy) {
        String realm = " realm=\"" + policy.name() + "\"";
        if (takesKeys(policy)) {
            return "SubscriptionKey" + realm + ", name=\"Ocp-Apim-Subscription-Key\"";
        }
        return "Bearer" + realm + (reason == RejectionReason.NO_CREDENTIAL ? "" : ", error=\"invalid_token\"");
    }

    private static boolean takesKeys(ApiPolicy policy) {
        return policy.credentials().contains(CredentialKind.API_KEY);
    }
}
