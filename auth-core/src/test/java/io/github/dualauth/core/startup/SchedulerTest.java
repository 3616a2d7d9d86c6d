package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
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
        scheduler.every("test", Duration.ZERO, SOON, () -> {
            turns.countDown();
            throw new IllegalStateException("expected");
        });
        assertTrue(turns.await(30, TimeUnit.SECONDS), "three turns");
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
    void every_work_runsOnADaemonOfTheDeploymentsClassLoader() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        scheduler.every("test", Duration.ZERO, Duration.ofHours(1), () -> {
            thread.set(Thread.currentThread());
            done.countDown();
        });
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
}
