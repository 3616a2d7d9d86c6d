package io.github.dualauth.core.throttle;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a node knows of one ID and one address, as of some moment.
 *
 * @param usual whether a right secret came from there lately
 * @param renew whether that should be written down anew at the next right secret
 * @param pairUntil until when this address must wait with this ID; epoch milliseconds
 * @param othersUntil until when an address that is not usual must wait, for the ID's or the address's other failures
 * @param readAt when it was read from what all nodes share
 */
record Standing(boolean usual, boolean renew, long pairUntil, long othersUntil, long readAt) {

    private static final long FRESH_MILLIS = 1000;

    boolean fresh(long now) {
        return now >= readAt && now - readAt < FRESH_MILLIS;
    }

    /** How long a try has to wait. From a usual address, a secret that nobody can guess need not. */
    Duration delay(long now, BooleanSupplier guessable) {
        long until = usual ? pairUntil : Math.max(pairUntil, othersUntil);
        if (until <= now || (usual && !guessable.getAsBoolean())) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(until - now);
    }

    Standing nowUsual() {
        return new Standing(true, false, pairUntil, 0, readAt);
    }
}
