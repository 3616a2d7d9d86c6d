package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.database.DependencyUnavailableException;
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
        while (bulkhead.depth() < 5) {
            Thread.onSpinWait();
        }

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
}
