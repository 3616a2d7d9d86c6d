package io.github.dualauth.app.api;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import jakarta.json.JsonObject;

/** Answers about links that sign somebody on, in the envelope: all that cannot be used are 4013. */
public final class SignOnFormat implements FailureFormat {

    private static final EnvelopeFormat OTHERWISE = new EnvelopeFormat();

    /** Stateless. */
    public SignOnFormat() {}

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        return refusal.reason().kind() == RejectionReason.Kind.UNAUTHENTICATED
                ? EnvelopeFormat.answer(ApiCode.NO_TOKEN, "")
                : OTHERWISE.answer(refusal, policy);
    }

    /** Who was signed on. */
    public static JsonObject who(AuthenticatedCaller caller) {
        return Envelope.payload()
                .add("applicationId", caller.applicationId())
                .add("accountId", caller.account().orElseThrow().key())
                .add("userId", caller.user().orElseThrow().key())
                .build();
    }
}
