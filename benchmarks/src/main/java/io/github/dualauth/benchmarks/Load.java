package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A handful of connections that send the same call again and again, each as soon as the last one is answered. */
final class Load {

    private static final int CONNECTIONS = 8;

    private Load() {}

    /** Sends for this long and returns how many calls were answered; one bad answer fails the benchmark. */
    static long run(int port, Supplier<HttpCall> calls, Duration duration) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Callable<Long>> senders = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(() -> send(port, calls, end));
            }
            long answered = 0;
            for (Future<Long> sender : threads.invokeAll(senders)) {
                answered += sender.get();
            }
            return answered;
        } catch (ExecutionException e) {
            throw new IOException("the load failed: " + e.getCause().getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
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
