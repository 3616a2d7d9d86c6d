package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work of several threads. */
final class Parallel {

    private Parallel() {}

    /** Does all of it, on so many threads; what came of each, in their order. */
    static <T> List<T> run(int count, Collection<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("the load failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
