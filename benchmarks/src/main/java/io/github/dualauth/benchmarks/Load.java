package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A handful of connections that send the same call again and again, each as soon as the last one is answered. */
final class Load {

    private static final int CONNECTIONS = 8;

    private Load() {}

    /** Sends for this long and returns how many calls were answered; one bad answer fails the benchmark. */
    static long run(int port, Supplier<HttpCall> calls, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        Callable<Long> sender = () -> send(port, calls, end);
        return Parallel.run(CONNECTIONS, Collections.nCopies(CONNECTIONS, sender)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long send(int port, Supplier<HttpCall> calls, long end) throws IOException {
        long answered = 0;
        try (Connection connection = new Connection(port)) {
            while (System.nanoTime() - end < 0) {
                String ignored = connection.call(calls.get());
                answered++;
            }
        }
        return answered;
    }
}
