package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes each decision down before its caller learns of it: what was answered survives the end of the process. Whoever
 * comes to write takes along all who wait, so that many wait for one write, or one transaction. An answer has to wait for
 * its record in any case, and a write to the page cache costs less than to wake a thread for it: 3.5 µs of processor time
 * a record, against 10 to 13 with a thread that writes for all (1, 8 and 32 callers, two cores); the journal, still less.
 * So no thread stands between; while others write, a caller's thread waits and does not work: first awake, since a record
 * takes the journal a microsecond or two, and to sleep and be woken costs both threads more.
 */
public final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final int BATCH = 256;
    /** Some microseconds. */
    private static final int SPINS = 100;

    private static final long PROBE_SECONDS = 1;

    private final AuditSink sink;
    private final WhenFull whenFull;
    private final DecisionMetrics metrics;
    private final Semaphore places;
    private final int capacity;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    /** Made once: a stack trace for each record would cost more than the record, and there may be no memory for one. */
    private final Exception brokeDown = new IllegalStateException("the one who wrote for all broke down");

    // With all their room from the start: what has left the queue must not be lost for want of memory.
    private final List<Waiting> batch = new ArrayList<>(BATCH);
    private final List<byte[]> bodies = new ArrayList<>(BATCH);

    private boolean closed;
    private boolean failing;
    private long refused;

    /** Writes to {@code sink}, lets {@code capacity} decisions wait, and counts them. */
    public AuditTrail(AuditSink sink, int capacity, WhenFull whenFull, DecisionMetrics metrics) {
        this.sink = sink;
        this.whenFull = whenFull;
        this.metrics = metrics;
        this.capacity = capacity;
        this.places = new Semaphore(capacity);
        metrics.gauge("audit.waiting", "Decisions that wait to be written down.", this::waiting);
    }

    /** How many decisions wait to be written down. */
    public int waiting() {
        return capacity - places.availablePermits();
    }

    /** How many decisions that were written down are not in the database yet, if they are to be copied there. */
    public long lag() {
        return sink.lag();
    }

    /**
     * Returns when the decision is written down.
     *
     * @throws DependencyUnavailableException if it is not: the caller must be told nothing but to try again
     */
    public void record(AuthenticationEvent event) {
        write(AuditLine.members(event));
        metrics.decided(event.subject(), event.refusal().map(Refusal::reason));
    }

    /**
     * Returns when the notice is written down.
     *
     * @throws DependencyUnavailableException if it is not
     */
    public void record(AuditNotice notice) {
        write(AuditLine.members(notice));
    }

    private void write(byte[] members) {
        enter();
        try {
            Waiting one = new Waiting(members);
            queue.add(one);
            if (!soon(one)) {
                writing.lock();
                try {
                    writeAll(one);
                } finally {
                    writing.unlock();
                }
            }
            if (one.failure != null) {
                throw new DependencyUnavailableException("the decision could not be written down", one.failure);
            }
        } finally {
            places.release();
        }
    }

    /** Whether it is done before it would be time to sleep. */
    private boolean soon(Waiting one) {
        for (int i = 0; i < SPINS && !one.done; i++) {
            if (writing.tryLock()) {
                try {
                    writeAll(one);
                } finally {
                    writing.unlock();
                }
            } else {
                Thread.onSpinWait();
            }
        }
        return one.done;
    }

    private void writeAll(Waiting one) {
        while (!one.done) {
            writeSome();
        }
    }

    private void enter() {
        if (whenFull == WhenFull.REFUSE) {
            if (!places.tryAcquire()) {
                throw DependencyUnavailableException.overloaded("too many decisions wait to be written down");
            }
            return;
        }
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailableException("interrupted before the decision was written down", e);
        }
    }

    private void writeSome() {
        for (Waiting next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        Exception failure = brokeDown;
        try {
            if (closed) {
                throw new IOException("the audit trail is closed");
            }
            batch.forEach(one -> bodies.add(one.members));
            sink.append(bodies);
            failure = null;
        } catch (IOException | RuntimeException e) {
            failure = e;
        } finally {
            // Also when memory is at its end, so without an iterator: whoever is not told would wait for ever.
            bodies.clear();
            int told = batch.size();
            for (int i = 0; i < told; i++) {
                batch.get(i).failure = failure;
                batch.get(i).done = true;
            }
            batch.clear();
            tell(failure, told);
        }
    }

    /** Says once that writing fails, and once that it works again. */
    private void tell(Exception failure, int decisions) {
        if (failure != null) {
            refused += decisions;
            if (!failing) {
                LOG.log(Level.ERROR, "audit records cannot be written, callers get 503: {0}", failure.getMessage());
            }
        } else if (failing) {
            LOG.log(Level.WARNING, "audit records can be written again; callers that got 503: {0}", refused);
            refused = 0;
        }
        failing = failure != null;
    }

    /** Whether a decision could be written down now; answers within a second or so. */
    public boolean writable() {
        try {
            if (!writing.tryLock(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            if (!closed) {
                sink.probe();
            }
            return !closed;
        } catch (IOException | RuntimeException ignored) {
            return false;
        } finally {
            writing.unlock();
        }
    }

    /** Ends after the write that is going on; a decision that comes later is refused, and none is lost. */
    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                sink.close();
            }
        } finally {
            writing.unlock();
        }
    }

    /** A decision on its way to the sink; changed under the lock only, and not any more once it is done. */
    private static final class Waiting {

        private final byte[] members;
        private Exception failure;
        private volatile boolean done;

        Waiting(byte[] members) {
            this.members = members;
        }
    }
}
