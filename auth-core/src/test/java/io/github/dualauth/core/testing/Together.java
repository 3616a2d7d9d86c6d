package io.github.dualauth.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs the same work in many threads that start at one moment. */
public final class Together {

    private static final long LONGEST_SECONDS = 60;

    private Together() {}

    /** Where the threads of the test stand, if they hang. */
    private static String stacks() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith("pool-")) {
                text.append("\n").append(thread.getName());
                for (StackTraceElement element : stack) {
                    text.append("\n    at ").append(element);
                }
            }
        });
        return text.toString();
    }

    /** What each of {@code threads} threads got, in their order; a failure of any of them fails the test. */
    public static <T> List<T> run(int threads, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                    return work.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            throw new AssertionError("one of " + threads + " threads did not finish" + stacks(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
