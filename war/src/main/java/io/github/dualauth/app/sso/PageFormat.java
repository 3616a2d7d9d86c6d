package io.github.dualauth.app.sso;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import java.util.HashMap;
import java.util.Map;

/** Refusals as pages for people: all links that cannot be used look alike. */
public final class PageFormat implements FailureFormat {

    /** Stateless. */
    public PageFormat() {}

    @Override
    public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
        return switch (refusal.reason().kind()) {
            case TOO_MANY -> later(429, refusal);
            case UNAVAILABLE -> later(503, refusal);
            // No 401: there is no challenge that a browser could answer (RFC 9110, 15.5.2).
            default -> new FailureAnswer(403, Page.MEDIA_TYPE, Page.refused(), Page.HEADERS);
        };
    }

    private static FailureAnswer later(int status, Refusal refusal) {
        Map<String, String> headers = new HashMap<>(Page.HEADERS);
        headers.put("Retry-After", refusal.retryAfterSeconds());
        return new FailureAnswer(status, Page.MEDIA_TYPE, Page.later(), headers);
    }
}
