package io.github.dualauth.core.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a test waits for what other threads do. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Waiting() {}

    /** Looks until it is so; fails after 30 seconds, which is long enough for a slow machine. */
    public static void until(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new AssertionError("it takes longer than " + LONGEST.toSeconds() + " seconds");
            }
            Thread.onSpinWait();
        }
    }
}
