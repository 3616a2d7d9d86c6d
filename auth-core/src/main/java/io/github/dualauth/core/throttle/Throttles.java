package io.github.dualauth.core.throttle;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.Tally;
import java.time.Duration;
import java.util.Map;

/** All that may hold a call back. */
public final class Throttles {

    private final Throttle failures;
    private final CallerLimits calls;
    private final Map<RejectionReason, Tally> refused;

    /** Holds back by these, and counts whom in {@code metrics}. */
    public Throttles(Throttle failures, CallerLimits calls, DecisionMetrics metrics) {
        this.failures = failures;
        this.calls = calls;
        this.refused = Map.of(
                RejectionReason.THROTTLED, metrics.throttled("failures"),
                RejectionReason.APPLICATION_LIMIT_REACHED, metrics.throttled("application"),
                RejectionReason.ACCOUNT_LIMIT_REACHED, metrics.throttled("account"));
    }

    /** For those who guess. */
    public Throttle failures() {
        return failures;
    }

    /** For those who are known. */
    public CallerLimits calls() {
        return calls;
    }

    /** The refusal of a call that one of them held back. */
    public Refusal refusal(RejectionReason reason, Duration delay) {
        refused.get(reason).add();
        return Refusal.until(reason, delay);
    }
}
