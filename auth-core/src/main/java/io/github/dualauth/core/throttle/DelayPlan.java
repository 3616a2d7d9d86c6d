package io.github.dualauth.core.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import java.time.Duration;

/**
 * How failures turn into delays. After the free ones the next try must wait for a second, a second, 2, 4, 8 and so on
 * up to the longest delay; all is forgiven again as slowly. It is one bucket with several bandwidths: each gives a token
 * in four times the time of the one before, and holds two more, so that each sets the delay for two failures.
 *
 * @param free the failures that cost nothing
 * @param longest the longest delay, a second or more
 */
record DelayPlan(int free, Duration longest) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int GROWTH = 4;
    private static final Duration MOST_KEPT = Duration.ofDays(1);

    BucketConfiguration configuration() {
        ConfigurationBuilder configuration = BucketConfiguration.builder();
        int capacity = free;
        for (Duration period = FIRST; period.compareTo(longest) < 0; period = period.multipliedBy(GROWTH)) {
            configuration.addLimit(bandwidth(capacity, period));
            capacity += 2;
        }
        return configuration.addLimit(bandwidth(capacity, longest)).build();
    }

    private static Bandwidth bandwidth(int capacity, Duration period) {
        return Bandwidth.builder().capacity(capacity).refillGreedy(1, period).build();
    }

    /** When a bucket that nobody touches is full again, and need not be kept; within a day. */
    Duration kept() {
        long capacity = configuration()
                .getBandwidths()[configuration().getBandwidths().length - 1]
                .getCapacity();
        return capacity > MOST_KEPT.dividedBy(longest) ? MOST_KEPT : longest.multipliedBy(capacity);
    }
}
