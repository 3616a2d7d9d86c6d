package io.github.dualauth.app.envelope;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import java.util.Map;

/**
 * Refusals in the envelope. The HTTP status is 200, as published clients raise on anything else; only 429 and 503 keep
 * their own.
 */
public final class EnvelopeFormat implements FailureFormat {

    static final String RETRY_SECONDS = "2";

    /** Stateless. */
    public EnvelopeFormat() {}

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        return switch (refusal.reason().kind()) {
            case UNAUTHENTICATED -> answer(ApiCode.UNAUTHORIZED, "");
            case MODE -> answer(ApiCode.UNAUTHORIZED, "this API requires " + modes(policy) + " authentication");
            case ACCOUNT -> answer(ApiCode.PRACTICE_UNAUTHORIZED, "");
            case USER -> answer(ApiCode.USER_UNAUTHORIZED, "");
            case FORBIDDEN ->
                answer(ApiCode.UNAUTHORIZED, "this API requires the role " + String.join(" or ", policy.roles()));
            case MALFORMED, TOO_SLOW, UNSUPPORTED -> answer(ApiCode.BAD_REQUEST, FaultText.of(refusal));
            case TOO_LARGE -> answer(ApiCode.TOO_LARGE, "");
            case TOO_MANY -> later(429, ApiCode.TOO_MANY, refusal);
            case UNAVAILABLE -> later(503, ApiCode.UNKNOWN_ERROR, refusal);
        };
    }

    public static FailureAnswer answer(ApiCode code, String detail) {
        return answer(200, code, detail);
    }

    static FailureAnswer answer(int status, ApiCode code, String detail) {
        return new FailureAnswer(
                status, "application/json", Envelope.failure(code, detail).toString(), Map.of());
    }

    private static FailureAnswer later(int status, ApiCode code, Refusal refusal) {
        String body = Envelope.failure(code, "try again later").toString();
        return new FailureAnswer(status, "application/json", body, Map.of("Retry-After", refusal.retryAfterSeconds()));
    }

    private static String modes(ApiPolicy policy) {
        return String.join(
                " or ",
                policy.modes().stream().sorted().map(AuthenticationMode::word).toList());
    }
}
