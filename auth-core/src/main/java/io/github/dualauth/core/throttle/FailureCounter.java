package io.github.dualauth.core.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.throttle.shared.SharedBuckets;
import io.github.dualauth.core.throttle.shared.SharedState;
import java.time.Duration;

/** Failures of one kind, a bucket for each name. What never failed has none. */
final class FailureCounter {

    private final SharedMap map;
    private final SharedBuckets buckets;
    private final BucketConfiguration configuration;

    FailureCounter(SharedState state, String name, DelayPlan plan) {
        this.map = state.map(name, plan.kept());
        this.buckets = new SharedBuckets(map, state.time());
        this.configuration = plan.configuration();
    }

    /** How long the next try has to wait; zero when it need not. */
    Duration delay(DigestNames.Name name) {
        String key = name.text();
        if (map.get(key).isEmpty()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Counts a failure. If it should not have been tried yet, it is not counted, and the delay is returned. */
    Duration count(DigestNames.Name name) {
        ConsumptionProbe probe = bucket(name.text()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String key) {
        return buckets.getProxy(key, () -> configuration);
    }
}
