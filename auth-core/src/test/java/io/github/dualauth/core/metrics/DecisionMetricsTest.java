package io.github.dualauth.core.metrics;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionMetricsTest {

    /** A server without MicroProfile Metrics. */
    @Test
    void none_whateverItIsTold_countsNothingAndFailsNobody() {
        DecisionMetrics none = DecisionMetrics.NONE;
        none.decided(Subject.UNKNOWN, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        none.verification("login-password").took(1);
        List.of(none.cacheHits("c"), none.cacheMisses("c"), none.throttled("source"), none.delivery("webhook", "dead"))
                .forEach(Tally::add);
        none.gauge("bulkhead.depth", "Verifications that wait.", () -> 0);
    }
}
