package io.github.dualauth.core.secret;

import io.github.dualauth.core.database.DependencyUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets a few slow hashes run at once and a few more wait, and turns the rest away at once. */
public final class HashBulkhead {

    private static final long WAIT_SECONDS = 5;

    private final Semaphore running;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    /**
     * Bounds slow work.
     *
     * @param atOnce how many run at the same time
     * @param waiting how many more may wait, in the order in which they came
     */
    public HashBulkhead(int atOnce, int waiting) {
        this.running = new Semaphore(atOnce, true);
        this.most = atOnce + waiting;
    }

    /**
     * Does the work on this thread when its turn comes.
     *
     * @throws DependencyUnavailableException if too many wait, or the turn does not come within seconds
     */
    public <R> R run(Supplier<R> work) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw DependencyUnavailableException.overloaded("too many passwords are being hashed");
        }
        try {
            if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw DependencyUnavailableException.overloaded("too many passwords are being hashed");
            }
            try {
                return work.get();
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DependencyUnavailableException.overloaded("interrupted while a password waited to be hashed");
        } finally {
            inside.decrementAndGet();
        }
    }

    /** How many run or wait now. */
    public int depth() {
        return inside.get();
    }
}
