package io.github.dualauth.core.delivery;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.Tally;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What all have in common that hand on what waits in the database: threads of their own, and what becomes of something
 * after an attempt. What fails is tried again after growing pauses; what would fail again, or failed as often as configured,
 * is a dead letter.
 */
public final class DeliveryWorker implements AutoCloseable {

    /** How many attempts go on at once. */
    public static final int THREADS = 4;

    private static final Logger LOG = System.getLogger(DeliveryWorker.class.getName());
    private static final long CLOSE_SECONDS = 12;

    private final String what;
    private final Retries retries;
    private final Clock clock;
    private final Outcomes outcomes;
    private final ThreadPoolExecutor threads;

    /**
     * Starts no thread before there is something to do.
     *
     * @param what is handed on, such as {@code webhook}: for threads, log and metrics
     */
    public DeliveryWorker(String what, Retries retries, Clock clock, DecisionMetrics metrics) {
        this.what = what;
        this.retries = retries;
        this.clock = clock;
        this.outcomes = new Outcomes(
                metrics.delivery(what, "arrived"), metrics.delivery(what, "failed"), metrics.delivery(what, "dead"));
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private record Outcomes(Tally arrived, Tally failed, Tally dead) {}

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dualauth-" + what);
        thread.setDaemon(true);
        thread.setContextClassLoader(DeliveryWorker.class.getClassLoader());
        return thread;
    }

    /** Whether nothing may begin any more. */
    public boolean isStopping() {
        return threads.isShutdown();
    }

    /** Does {@code work} on a thread of its own; returns at once: false when nothing may begin any more. */
    public boolean run(Runnable work) {
        try {
            threads.execute(() -> tryToRun(work));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "each {0} waits for the next start", what);
            return false;
        }
    }

    private void tryToRun(Runnable work) {
        try {
            work.run();
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.DEBUG, "each {0} waits: {1}", what, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a " + what + " failed and is tried again later", e);
        }
    }

    /**
     * Makes an attempt, and does with {@code claimed} what comes of it.
     *
     * @param attempt says why it failed; empty if it did not
     * @return whether it arrived, or is at an end without an attempt
     */
    public boolean deliver(Claimed claimed, Supplier<Optional<Failure>> attempt) {
        if (claimed.attempts() > retries.attempts()) {
            // The node that tried it last has not come back to say what became of it.
            bury(claimed, "the server was stopped");
            return true;
        }
        Optional<Failure> failure = attempt.get();
        if (failure.isEmpty()) {
            outcomes.arrived().add();
            claimed.done();
        } else if (failure.get().lasting() || claimed.attempts() >= retries.attempts()) {
            bury(claimed, failure.get().text());
        } else {
            outcomes.failed().add();
            claimed.failed(failure.get().text(), clock.instant().plus(retries.pause(claimed.attempts())));
        }
        return failure.isEmpty();
    }

    private void bury(Claimed claimed, String failure) {
        LOG.log(Level.WARNING, "the {0} {1} is a dead letter: {2}", what, claimed.name(), failure);
        outcomes.dead().add();
        claimed.died(failure);
    }

    /** Lets attempts that are going on end; nothing begins any more. */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
    }
}
