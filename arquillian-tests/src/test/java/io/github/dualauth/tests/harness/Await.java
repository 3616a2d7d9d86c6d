package io.github.dualauth.tests.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting on a condition; the only place of the tests that lets time pass. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Returns the first value that is there; fails with the description when none came in time. */
    public static <T> T value(Duration limit, String what, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not seen within " + limit + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns when the condition holds; fails with the description when it did not in time. */
    public static void until(Duration limit, String what, BooleanSupplier condition) {
        value(limit, what, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }
}
