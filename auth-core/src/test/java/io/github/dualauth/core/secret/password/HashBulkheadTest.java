package io.github.dualauth.core.secret.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashBulkheadTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HashBulkhead bulkhead = new HashBulkhead(2, 3);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        threads.shutdownNow();
    }

    private int blocked(AtomicInteger running, CountDownLatch started) {
        return bulkhead.run(() -> {
            int now = running.incrementAndGet();
            started.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            return now;
        });
    }

    @Test
    void run_beyondTheQueue_isRefusedAtOnceAndLaterTakenAgain() throws Exception {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(2);
        List<Future<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            work.add(threads.submit(() -> blocked(running, started)));
        }
        started.await();
        Waiting.until(() -> bulkhead.depth() >= 5);

        DependencyUnavailableException refusal =
                assertThrows(DependencyUnavailableException.class, () -> bulkhead.run(() -> 0));
        assertEquals(true, refusal.isOverload());
        assertEquals(2, running.get(), "no more than two at once");

        gate.countDown();
        for (Future<Integer> each : work) {
            int atOnce = each.get(10, TimeUnit.SECONDS);
            assertEquals(true, atOnce <= 2, () -> atOnce + " at once");
        }
        assertEquals(0, bulkhead.depth());
        assertEquals(7, bulkhead.run(() -> 7));
    }

    @Test
    void run_workThatFails_makesRoom() {
        for (int i = 0; i < 20; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> bulkhead.run(() -> {
                        throw new IllegalStateException("fails");
                    }));
        }
        assertEquals(0, bulkhead.depth());
        assertEquals(7, bulkhead.run(() -> 7));
    }

    @Test
    void check_whileMostAreWrong_leavesAProcessorToOthers() throws Exception {
        assertEquals(2, atOnce());
        for (int i = 0; i < 8; i++) {
            assertEquals(false, bulkhead.check(() -> false));
        }
        assertEquals(1, atOnce());
        for (int i = 0; i < 16; i++) {
            assertEquals(true, bulkhead.check(() -> true));
        }
        assertEquals(2, atOnce());
    }

    /** How many of two checks run at the same time. */
    private int atOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        List<Future<Boolean>> checks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            checks.add(threads.submit(() -> bulkhead.check(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                running.decrementAndGet();
                return true;
            })));
        }
        Waiting.until(() -> running.get() + bulkhead.waiting() >= 2);
        open.countDown();
        for (Future<Boolean> check : checks) {
            assertEquals(true, check.get(10, TimeUnit.SECONDS));
        }
        return most.get();
    }
}
