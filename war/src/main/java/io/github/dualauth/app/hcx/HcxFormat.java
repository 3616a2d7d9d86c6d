package io.github.dualauth.app.hcx;

import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.http.failure.ProblemFormat;
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
        RejectionReason.Kind kind = refusal.reason().kind();
        String message = switch (kind) {
            case UNAUTHENTICATED, MODE ->
                policy.credentials().contains(CredentialKind.CLIENT_SECRET) ? "Invalid credentials" : "Invalid token";
            case ACCOUNT, USER, FORBIDDEN -> "Access denied";
            case MALFORMED, TOO_SLOW, TOO_LARGE -> FaultText.of(refusal);
            case UNSUPPORTED -> HcxPaths.UNSUPPORTED;
            case TOO_MANY, UNAVAILABLE -> HcxPaths.LATER;
        };
        boolean later = kind == RejectionReason.Kind.TOO_MANY || kind == RejectionReason.Kind.UNAVAILABLE;
        Map<String, String> headers = later ? Map.of("Retry-After", refusal.retryAfterSeconds()) : Map.of();
        return HcxError.answer(ProblemFormat.status(kind), message, headers);
    }
}
