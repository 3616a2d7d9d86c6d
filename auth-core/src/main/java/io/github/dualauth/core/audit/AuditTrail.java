package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.metrics.DecisionMetrics;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes events off the request's thread, through a queue of fixed length, to the sink. A full queue makes callers wait:
 * no event is dropped while the process lives. Closing writes what is left.
 */
public final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_SECONDS = 10;
    private static final int BATCH = 256;
    /** How long events gather once some were written: to wake this thread for each would cost more than the rest. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final BlockingQueue<AuthenticationEvent> queue;
    private final AuditSink sink;
    private final DecisionMetrics metrics;
    private final Thread writer;
    private volatile boolean closed;

    /** Starts writing to {@code sink} on a thread of its own, and counts what it is told. */
    public AuditTrail(AuditSink sink, int capacity, DecisionMetrics metrics, ThreadFactory threads) {
        this.sink = sink;
        this.metrics = metrics;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.writer = threads.newThread(this::run);
        writer.setName("dualauth-audit");
        writer.start();
    }

    /**
     * Hands an event over; waits while the queue is full.
     *
     * @throws IllegalStateException if it will not be written: this was closed, or the caller was interrupted
     */
    public void record(AuthenticationEvent event) {
        if (closed) {
            throw new IllegalStateException("the audit trail is closed");
        }
        try {
            queue.put(event);
            metrics.decided(event.subject(), event.refusal().map(Refusal::reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the decision was written down", e);
        }
    }

    private void run() {
        List<AuthenticationEvent> batch = new ArrayList<>(BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                AuthenticationEvent first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    boolean more = batch.size() == BATCH;
                    write(batch);
                    batch.clear();
                    if (!more) {
                        LockSupport.parkNanos(GATHER_NANOS);
                    }
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void write(List<AuthenticationEvent> batch) {
        while (true) {
            try {
                sink.write(batch);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "audit records cannot be written, callers will wait: {0}", e.getMessage());
                if (closed) {
                    LOG.log(Level.ERROR, "{0} audit records were lost at the stop", batch.size() + queue.size());
                    queue.clear();
                    return;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sink.close();
    }
}
