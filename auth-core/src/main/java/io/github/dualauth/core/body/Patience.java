package io.github.dualauth.core.body;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long one body is waited for. Only the waiting counts, so that a resource that is slow to read does no harm to its
 * caller. Until {@link #streams()} there is one limit for all of it; a body that streams on gets more time with each
 * byte, at {@link BodyLimits#LEAST_RATE}.
 */
public final class Patience {

    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / BodyLimits.LEAST_RATE;

    private final long limit;
    private long waited;
    private long streamed;
    private boolean streams;

    /** Waits for {@code limit} in all. */
    public Patience(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** From now on, the body may take as long as it is. */
    public void streams() {
        streams = true;
    }

    /** So long was waited, for so many bytes. */
    public void waited(long nanos, int bytes) {
        waited += nanos;
        streamed += streams ? bytes : 0;
    }

    /** Whether it was waited for too long. */
    public boolean isOver() {
        return waited - streamed * NANOS_PER_BYTE > limit;
    }
}
