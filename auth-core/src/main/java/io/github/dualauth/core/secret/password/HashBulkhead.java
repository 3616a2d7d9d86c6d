package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.database.DependencyUnavailableException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets a few slow hashes run at once and a few more wait, and turns the rest away at once. While most passwords turn out
 * wrong, checks run on one processor less: a hash does not give way to short work, and whoever is known already would wait
 * for guessers.
 */
public final class HashBulkhead {

    private static final long WAIT_SECONDS = 5;

    /** So many more wrong passwords than right ones are no accident. */
    private static final int GUESSING = 8;

    private static final int MOST_GUESSING = 2 * GUESSING;

    private final Semaphore running;
    private final Semaphore whileGuessing;
    private final AtomicInteger wrong = new AtomicInteger();
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
        this.whileGuessing = new Semaphore(Math.max(1, atOnce - 1), true);
        this.most = atOnce + waiting;
    }

    /**
     * Does the work on this thread when its turn comes.
     *
     * @throws DependencyUnavailableException if too many wait, or the turn does not come within seconds
     */
    public <R> R run(Supplier<R> work) {
        return enter(List.of(running), work);
    }

    /**
     * The same for a check, from whose outcome it learns whether somebody guesses.
     *
     * @throws DependencyUnavailableException if too many wait, or the turn does not come within seconds
     */
    public boolean check(BooleanSupplier check) {
        boolean right =
                enter(wrong.get() < GUESSING ? List.of(running) : List.of(whileGuessing, running), check::getAsBoolean);
        int ignored = wrong.updateAndGet(count -> right ? Math.max(0, count - 1) : Math.min(MOST_GUESSING, count + 1));
        return right;
    }

    private <R> R enter(List<Semaphore> gates, Supplier<R> work) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw DependencyUnavailableException.overloaded("too many passwords are being hashed");
        }
        try {
            return pass(gates, work);
        } finally {
            inside.decrementAndGet();
        }
    }

    /** One gate after the other, always in the same order. */
    private static <R> R pass(List<Semaphore> gates, Supplier<R> work) {
        if (gates.isEmpty()) {
            return work.get();
        }
        try {
            if (!gates.get(0).tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw DependencyUnavailableException.overloaded("too many passwords are being hashed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DependencyUnavailableException.overloaded("interrupted while a password waited to be hashed");
        }
        try {
            return pass(gates.subList(1, gates.size()), work);
        } finally {
            gates.get(0).release();
        }
    }

    /** How many of those wait for their turn. */
    int waiting() {
        return running.getQueueLength() + whileGuessing.getQueueLength();
    }

    /** How many run or wait now. */
    public int depth() {
        return inside.get();
    }
}
