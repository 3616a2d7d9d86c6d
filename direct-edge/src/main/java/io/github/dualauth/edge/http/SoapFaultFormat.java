package io.github.dualauth.edge.http;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.FaultText;
import io.github.dualauth.edge.xdr.SoapFault;
import io.github.dualauth.edge.xdr.XdrAnswer;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrFault.Subcode;
import java.util.Map;

/**
 * Refusals as faults of SOAP 1.2 (part 1, 5.4; part 2, 7.5.2.2). Which certificate it was that is not taken, and why, is
 * nobody's business but the audit's.
 */
public final class SoapFaultFormat implements FailureFormat {

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        XdrFault fault = fault(refusal);
        String retryAfter = fault.isTemporary() ? refusal.retryAfterSeconds() : "";
        return answer(SoapFault.answer(fault, "", retryAfter));
    }

    /** The same answer in the pipeline's terms. */
    public static FailureAnswer answer(XdrAnswer answer) {
        return new FailureAnswer(
                answer.status(),
                answer.contentType(),
                answer.body(),
                answer.retryAfter().isEmpty() ? Map.of() : Map.of("Retry-After", answer.retryAfter()));
    }

    private static XdrFault fault(Refusal refusal) {
        return switch (refusal.reason().kind()) {
            case UNAUTHENTICATED, MODE, ACCOUNT, USER, FORBIDDEN ->
                new XdrFault(
                        Subcode.UNAUTHORIZED,
                        refusal.reason(),
                        "The client certificate is missing, or opens nothing here");
            case MALFORMED, TOO_SLOW -> fault(Subcode.MALFORMED, refusal);
            case TOO_LARGE -> fault(Subcode.TOO_LARGE, refusal);
            case UNSUPPORTED ->
                new XdrFault(Subcode.UNSUPPORTED, refusal.reason(), "The Content-Type is not one that is taken here");
            case TOO_MANY -> new XdrFault(Subcode.THROTTLED, refusal.reason(), "Try again later");
            case UNAVAILABLE -> XdrFault.unavailable();
        };
    }

    private static XdrFault fault(Subcode subcode, Refusal refusal) {
        return new XdrFault(subcode, refusal.reason(), FaultText.of(refusal.reason()));
    }
}
