package io.github.dualauth.app.api;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import java.util.Map;

/**
 * Refusals in the envelope. The HTTP status is 200, as published clients raise on anything else; only 503 keeps its own.
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
            case MALFORMED, UNSUPPORTED -> answer(ApiCode.BAD_REQUEST, detail(refusal));
            case TOO_LARGE -> answer(ApiCode.TOO_LARGE, "");
            case UNAVAILABLE ->
                new FailureAnswer(
                        503,
                        "application/json",
                        Envelope.failure(ApiCode.UNKNOWN_ERROR, "try again later")
                                .toString(),
                        Map.of("Retry-After", RETRY_SECONDS));
        };
    }

    /** What is at fault with a request that cannot be read, and what is wrong with it. */
    static String detail(Refusal refusal) {
        String text = FaultText.of(refusal.reason());
        return refusal.field().isEmpty() ? text : refusal.field() + ": " + text;
    }

    private static FailureAnswer answer(ApiCode code, String detail) {
        return new FailureAnswer(
                200, "application/json", Envelope.failure(code, detail).toString(), Map.of());
    }

    private static String modes(ApiPolicy policy) {
        return String.join(
                " or ",
                policy.modes().stream().sorted().map(AuthenticationMode::word).toList());
    }
}
