package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.LogLines;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final Scheduler scheduler = new Scheduler();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void every_workThatThrows_isDoneAgain() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        try (LogLines log = LogLines.of(Scheduler.class)) {
            scheduler.every("the test", Duration.ZERO, SOON, () -> {
                turns.countDown();
                throw new IllegalStateException("expected");
            });
            assertTrue(turns.await(30, TimeUnit.SECONDS), "three turns");
            assertEquals(
                    "WARNING the test failed and is tried again later: java.lang.IllegalStateException: expected",
                    log.take().get(0));
        }
    }

    @Test
    void every_workThatBreaksDown_isDoneAgain() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        scheduler.every("test", Duration.ZERO, SOON, () -> {
            turns.countDown();
            throw new OutOfMemoryError("a test's");
        });
        assertTrue(turns.await(30, TimeUnit.SECONDS), "three turns");
    }

    @Test
    void every_closed_isRefused() {
        scheduler.close();
        assertThrows(RejectedExecutionException.class, () -> scheduler.every("test", SOON, SOON, () -> {}));
    }

    @Test
    void close_lastWork_isDoneOnceWhateverElseFails() {
        AtomicInteger turns = new AtomicInteger();
        scheduler.everyMinuteAndLast("test", () -> {
            throw new IllegalStateException("expected");
        });
        scheduler.everyMinuteAndLast("test", turns::incrementAndGet);
        scheduler.close();
        scheduler.close();
        assertEquals(1, turns.get());
    }

    @Test
    void everyMinuteAndLast_work_isDoneEachMinuteToo() {
        ManualExecutor executor = new ManualExecutor();
        AtomicInteger turns = new AtomicInteger();
        try (Scheduler manual = new Scheduler(executor)) {
            manual.everyMinuteAndLast("test", turns::incrementAndGet);
            assertEquals(1, executor.every(Duration.ofMinutes(1)));
            executor.run();
            assertEquals(1, turns.get());
        }
        assertEquals(2, turns.get());
    }

    @Test
    void every_work_runsOnADaemonOfTheDeploymentsClassLoader() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread starting = Thread.currentThread();
        ClassLoader before = starting.getContextClassLoader();
        starting.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            scheduler.every("test", Duration.ZERO, Duration.ofHours(1), () -> {
                thread.set(Thread.currentThread());
                done.countDown();
            });
        } finally {
            starting.setContextClassLoader(before);
        }
        assertTrue(done.await(30, TimeUnit.SECONDS));
        assertTrue(thread.get().isDaemon());
        assertEquals(Scheduler.class.getClassLoader(), thread.get().getContextClassLoader());
    }

    @Test
    void close_workGoingOn_isWaitedFor() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        scheduler.every("test", Duration.ZERO, Duration.ofHours(1), () -> {
            begun.countDown();
            try {
                interrupted.set(!mayEnd.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            ended.set(true);
        });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        Thread closing = new Thread(scheduler::close);
        closing.start();
        mayEnd.countDown();
        closing.join(30_000);
        assertTrue(ended.get());
        assertFalse(interrupted.get());
    }

    @Test
    void close_workThatDoesNotEnd_isInterrupted() throws InterruptedException {
        assertTrue(interruptedBy(new Scheduler(new Impatient()), false));
    }

    @Test
    void close_interrupted_interruptsTheWorkAndIsInterruptedStill() throws InterruptedException {
        assertTrue(interruptedBy(scheduler, true));
    }

    /** Whether work that would go on for ever learns that it must end. */
    private static boolean interruptedBy(Scheduler closed, boolean self) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        closed.every("test", Duration.ZERO, Duration.ofHours(1), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        if (self) {
            Thread.currentThread().interrupt();
        }
        closed.close();
        assertEquals(self, Thread.interrupted());
        return interrupted.await(30, TimeUnit.SECONDS);
    }

    /** Waits for nothing. */
    private static final class Impatient extends ScheduledThreadPoolExecutor {

        Impatient() {
            super(1);
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return super.awaitTermination(0, unit);
        }
    }
}
