package io.github.dualauth.benchmarks;

import java.time.Duration;

/** Load on a server, with all that it needs open before the clock runs, and closed after it. */
interface Turn extends AutoCloseable {

    /** Keeps it up for so long, and returns how many answers there were; one bad answer fails the benchmark. */
    long run(Duration duration) throws Exception;

    @Override
    default void close() {
        // Most open nothing.
    }
}
