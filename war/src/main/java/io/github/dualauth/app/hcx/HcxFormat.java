package io.github.dualauth.app.hcx;

import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import java.util.Map;

/** Refusals in HCX's error body, with the HTTP status that they mean. */
public final class HcxFormat implements FailureFormat {

    /** Stateless. */
    public HcxFormat() {}

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        return switch (refusal.reason().kind()) {
            case UNAUTHENTICATED, MODE ->
                answer(
                        401,
                        policy.credentials().contains(CredentialKind.CLIENT_SECRET)
                                ? "Invalid credentials"
                                : "Invalid token");
            case ACCOUNT, USER, FORBIDDEN -> answer(403, "Access denied");
            case MALFORMED -> answer(400, detail(refusal));
            case TOO_SLOW -> answer(408, detail(refusal));
            case TOO_LARGE -> answer(413, detail(refusal));
            case UNSUPPORTED -> answer(415, HcxPaths.UNSUPPORTED);
            case TOO_MANY -> later(429, refusal);
            case UNAVAILABLE -> later(503, refusal);
        };
    }

    private static String detail(Refusal refusal) {
        String text = FaultText.of(refusal.reason());
        return refusal.field().isEmpty() ? text : refusal.field() + ": " + text;
    }

    private static FailureAnswer answer(int status, String message) {
        return HcxError.answer(status, message, Map.of());
    }

    private static FailureAnswer later(int status, Refusal refusal) {
        return HcxError.answer(status, HcxPaths.LATER, Map.of("Retry-After", refusal.retryAfterSeconds()));
    }
}
