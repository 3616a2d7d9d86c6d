package io.github.dualauth.core.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a deployment for what is done now and then, beside the requests. A type of its own, so that it is
 * never confused with an executor that a foreign WAR produces; and no container's executor, as not every server has one.
 */
public final class Scheduler implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Scheduler.class.getName());
    private static final long CLOSE_SECONDS = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScheduledThreadPoolExecutor executor;
    private final Queue<Runnable> last = new ConcurrentLinkedQueue<>();

    /** Starts no thread before there is something to do. */
    public Scheduler() {
        this(new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "dualauth-scheduler");
            thread.setDaemon(true);
            thread.setContextClassLoader(Scheduler.class.getClassLoader());
            return thread;
        }));
    }

    /** Leaves it to {@code executor} when work is done. */
    Scheduler(ScheduledThreadPoolExecutor executor) {
        this.executor = executor;
    }

    /**
     * Does {@code work} after {@code first}, and then again and again with {@code pause} between; what it throws is
     * logged, and the next turn comes all the same.
     *
     * @param name what the log calls it
     * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
     */
    public void every(String name, Duration first, Duration pause, Runnable work) {
        ScheduledFuture<?> ignored = executor.scheduleWithFixedDelay(
                () -> run(name, work, "tried again later"), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does {@code work} every minute, and a last time when this is closed. */
    public void everyMinuteAndLast(String name, Runnable work) {
        every(name, MINUTE, MINUTE, work);
        last.add(() -> run(name, work, "given up"));
    }

    private static void run(String name, Runnable work, String then) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // An error too, such as memory at its end: there would be no further turn, and nobody would know.
            LOG.log(Level.WARNING, "{0} failed and is {1}: {2}", name, then, e.toString());
        }
    }

    /** Lets the work that is going on end, for some seconds, and does what is done last; nothing begins after that. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
        for (Runnable work = last.poll(); work != null; work = last.poll()) {
            work.run();
        }
    }
}
