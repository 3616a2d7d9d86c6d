package io.github.dualauth.tests.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** The same thing from many threads at the same moment. */
public final class Parallel {
    private static final long LIMIT_SECONDS = 120;

    private Parallel() {}

    /** Runs the task once per number below {@code threads}, all released together; results in the order of numbers. */
    public static <T> List<T> atOnce(int threads, IntFunction<T> task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                return task.apply(number);
            });
        }
        return run(threads, tasks);
    }

    /** Runs the task once per number below {@code times} on so many threads; results in the order of numbers. */
    public static <T> List<T> spread(int threads, int times, IntFunction<T> task) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> task.apply(number));
        }
        return run(threads, tasks);
    }

    private static <T> List<T> run(int threads, List<Callable<T>> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = tasks.stream().map(executor::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("A parallel task failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
