package io.github.dualauth.core.throttle;

import java.time.Duration;

/**
 * How guessers are slowed down.
 *
 * @param freeFailures failures for one ID from one address before the first delay; an ID may fail 4 times as often in
 *     all, and an address 20 times
 * @param longestDelay the longest delay for an ID; for an address it is a fifteenth of it
 * @param usualTime how long an address stays usual for an ID after a right secret
 * @param entries how many counters of each kind a node keeps
 */
public record ThrottleLimits(int freeFailures, Duration longestDelay, Duration usualTime, int entries) {

    private static final int ID_FACTOR = 4;
    private static final int ADDRESS_FACTOR = 20;
    private static final int ADDRESS_DELAY = 15;

    DelayPlan pairs() {
        return new DelayPlan(freeFailures, longestDelay);
    }

    DelayPlan ids() {
        return new DelayPlan(freeFailures * ID_FACTOR, longestDelay);
    }

    DelayPlan addresses() {
        return new DelayPlan(freeFailures * ADDRESS_FACTOR, longestDelay.dividedBy(ADDRESS_DELAY));
    }
}
