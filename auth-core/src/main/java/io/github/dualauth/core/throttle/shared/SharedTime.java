package io.github.dualauth.core.throttle.shared;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The time that delays are counted in: the same on all nodes, and never set. It begins as the time of day and then goes on
 * evenly, whatever becomes of the clock; else a clock that is set back by an hour would stop every delay from ending for
 * an hour, and one that is set forward would forgive an hour's failures. A node that reads what another wrote later than
 * its own time moves up to it, so that nodes whose clocks differ agree from their first meeting on.
 */
public final class SharedTime {

    private final LongSupplier own;
    private final AtomicLong ahead = new AtomicLong();

    /** Goes by {@code own}, in milliseconds, and by what other nodes write. */
    public SharedTime(LongSupplier own) {
        this.own = own;
    }

    /** Begins at the time of day. */
    public static SharedTime from(Clock clock) {
        long begun = System.nanoTime();
        long start = clock.millis();
        return new SharedTime(() -> start + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    /** Milliseconds, alike on all nodes that have met. */
    public long millis() {
        return own.getAsLong() + ahead.get();
    }

    /** Another node wrote something at {@code millis} of its time. */
    void met(long millis) {
        ahead.accumulateAndGet(millis - own.getAsLong(), Math::max);
    }
}
