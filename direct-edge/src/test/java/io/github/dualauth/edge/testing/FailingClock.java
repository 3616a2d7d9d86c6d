package io.github.dualauth.edge.testing;

import io.github.dualauth.core.database.DependencyUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a database that goes down: without the time, no change that needs it comes about. */
public final class FailingClock extends Clock {

    private final Clock clock;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    /** One that tells the time of {@code clock} for now. */
    public FailingClock(Clock clock) {
        this.clock = clock;
    }

    /** Fails after it was asked so many times more. */
    public void failAfter(int times) {
        left.set(times);
    }

    /** Fails no more. */
    public void recover() {
        failAfter(Integer.MAX_VALUE);
    }

    @Override
    public Instant instant() {
        if (left.getAndDecrement() <= 0) {
            throw new DependencyUnavailableException("down", null);
        }
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
