package io.github.dualauth.core;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.CallLimit;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.core.throttle.DigestNames;
import io.github.dualauth.core.throttle.Throttle;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.throttle.ThrottleLimits;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Throttles on one node. */
public final class TestThrottles {

    private TestThrottles() {}

    /** Hold nobody back that a test sends. */
    public static Throttles open() {
        return of(1_000_000, Optional.empty(), Optional.empty(), MutableClock.stopped());
    }

    /** After two failures from one address with one ID there are delays. */
    static Throttles strict(Clock clock) {
        return of(2, Optional.empty(), Optional.empty(), clock);
    }

    /** So many calls in a minute, of an application and for an account. */
    static Throttles limited(int application, int account, Clock clock) {
        return of(1_000_000, perMinute(application), perMinute(account), clock);
    }

    private static Optional<CallLimit> perMinute(int calls) {
        return Optional.of(new CallLimit(calls, Duration.ofMinutes(1)));
    }

    private static Throttles of(int free, Optional<CallLimit> application, Optional<CallLimit> account, Clock clock) {
        ThrottleLimits limits = new ThrottleLimits(free, Duration.ofMinutes(15), Duration.ofDays(7), 1000);
        SharedTime time = new SharedTime(clock::millis);
        SingleNode node = new SingleNode();
        ThrottleConfiguration configuration =
                new ThrottleConfiguration(limits, TrustedProxies.of(""), application, account);
        return new Throttles(
                new Throttle(node, new DigestNames(new byte[32]), limits, time),
                new CallerLimits(node, configuration, time),
                DecisionMetrics.NONE);
    }
}
