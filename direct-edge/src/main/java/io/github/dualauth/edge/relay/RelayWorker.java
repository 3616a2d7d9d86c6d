package io.github.dualauth.edge.relay;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spool.SpoolQueue;
import io.github.dualauth.edge.spool.SpooledMessage;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands on what waits in the spool, on threads of its own. What fails is tried again after growing pauses; what the other
 * server refuses for good, or what failed as often as configured, is a dead letter. A message arrives at least once: SMTP
 * has no way to find out whether one whose last answer was lost was taken.
 */
public final class RelayWorker implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RelayWorker.class.getName());
    private static final int THREADS = 4;
    private static final long CLOSE_SECONDS = 12;

    private final SpoolQueue queue;
    private final RelayCall call;
    private final RelaySettings settings;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger serving = new AtomicInteger();

    RelayWorker(SpoolQueue queue, RelayCall call, RelaySettings settings, Clock clock) {
        this.queue = queue;
        this.call = call;
        this.settings = settings;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), RelayWorker::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What hands on what is in {@code queue}.
     *
     * @throws io.github.dualauth.core.config.ConfigurationException if the authorities that are configured cannot be read
     */
    public static RelayWorker of(SpoolQueue queue, RelaySettings settings, Clock clock) {
        return new RelayWorker(
                queue, new RelayCall(settings, RelayTrust.sockets(settings.authorities()), clock), settings, clock);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dualauth-relay");
        thread.setDaemon(true);
        thread.setContextClassLoader(RelayWorker.class.getClassLoader());
        return thread;
    }

    /** Looks for what is due, on a thread of its own; returns at once. */
    public void wake() {
        if (serving.incrementAndGet() > THREADS) {
            serving.decrementAndGet();
            return;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            serving.decrementAndGet();
            LOG.log(Level.DEBUG, "messages wait for the next start");
        }
    }

    private void run() {
        try {
            serve();
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.DEBUG, "messages wait: {0}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "messages failed and are tried again later", e);
        } finally {
            serving.decrementAndGet();
        }
    }

    /** One message after the other, as long as any is due; where there is one, there may be work for another thread. */
    void serve() {
        while (!threads.isShutdown()) {
            List<SpooledMessage> claimed = queue.claim(1);
            if (claimed.isEmpty()) {
                return;
            }
            wake();
            deliver(claimed.get(0));
        }
    }

    private void deliver(SpooledMessage claimed) {
        int attempts = claimed.lease().attempts();
        if (attempts > settings.attempts()) {
            // The node that tried it last has not come back to say what became of it.
            bury(claimed, "the server was stopped");
        } else if (claimed.envelope().edge() != Edge.SMTP) {
            bury(claimed, "what came by " + claimed.envelope().edge() + " is no mail");
        } else {
            Optional<RelayFailure> failure = call.send(claimed, () -> open(claimed));
            if (failure.isEmpty()) {
                boolean ignored = queue.acknowledge(claimed);
            } else if (failure.get().lasting() || attempts >= settings.attempts()) {
                bury(claimed, failure.get().text());
            } else {
                boolean ignored = queue.release(
                        claimed, failure.get().text(), clock.instant().plus(settings.pause(attempts)));
            }
        }
    }

    private void bury(SpooledMessage claimed, String failure) {
        LOG.log(Level.WARNING, "the message {0} is a dead letter: {1}", claimed.id(), failure);
        boolean ignored = queue.bury(claimed, failure);
    }

    private InputStream open(SpooledMessage claimed) {
        return new LeasedInput(queue, claimed, clock);
    }

    /** Lets messages that are under way arrive; nothing begins any more. */
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
