package io.github.dualauth.core.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.optimization.DefaultOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.dualauth.core.throttle.shared.SharedBuckets;
import io.github.dualauth.core.throttle.shared.SharedState;
import java.time.Duration;

/**
 * Calls of known callers, a bucket for each. A node takes up to a hundredth of a limit, for up to a second, before it
 * tells the others, so that hardly any call pays for that; with small limits each call does.
 */
final class CallCounter {

    private static final Duration UNSHARED = Duration.ofSeconds(1);

    private final SharedBuckets buckets;
    private final BucketConfiguration configuration;
    private final Optimization optimization;
    private final Cache<String, Bucket> known;

    CallCounter(SharedState state, String name, CallLimit limit) {
        // A bucket that nobody touched for one period is full again.
        this.buckets = new SharedBuckets(state.map(name, limit.period().plus(UNSHARED)), state.time());
        this.configuration = limit.configuration();
        this.optimization = limit.unshared() < 2
                ? Optimizations.batching()
                : new DelayOptimization(
                        new DelayParameters(limit.unshared(), UNSHARED),
                        new DefaultOptimizationListener(),
                        state.meter());
        this.known = Caffeine.newBuilder().maximumSize(state.entries()).build();
    }

    /** Counts a call; how long it has to wait if it is one too many, otherwise zero. */
    Duration count(String caller) {
        ConsumptionProbe probe = known.get(caller, this::bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String caller) {
        return buckets.builder().withOptimization(optimization).build(caller, () -> configuration);
    }
}
