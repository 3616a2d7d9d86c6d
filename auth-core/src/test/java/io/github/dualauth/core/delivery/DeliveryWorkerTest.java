package io.github.dualauth.core.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Optional<Failure> FAILED = Optional.of(Failure.passing("no answer"));

    private final MutableClock clock = MutableClock.stopped();
    private final CountingMetrics metrics = new CountingMetrics();
    private final DeliveryWorker worker = new DeliveryWorker("letter", new Retries(ATTEMPTS, PAUSE), clock, metrics);

    @AfterEach
    void close() {
        worker.close();
    }

    /** Something tried so many times, that writes down what becomes of it. */
    private record Letter(int attempts, List<String> fate) implements Claimed {

        static Letter tried(int attempts) {
            return new Letter(attempts, new ArrayList<>());
        }

        @Override
        public String name() {
            return "L1";
        }

        @Override
        public void done() {
            fate.add("done");
        }

        @Override
        public void failed(String failure, Instant next) {
            fate.add("failed: " + failure + ", next " + next);
        }

        @Override
        public void died(String failure) {
            fate.add("died: " + failure);
        }
    }

    private String counts() {
        return metrics.count("letter arrived") + " " + metrics.count("letter failed") + " "
                + metrics.count("letter dead");
    }

    @Test
    void deliver_arrived_isDone() {
        Letter letter = Letter.tried(ATTEMPTS);
        assertTrue(worker.deliver(letter, Optional::empty));
        assertEquals(List.of("done"), letter.fate());
        assertEquals("1 0 0", counts());
    }

    @Test
    void deliver_failed_isTriedAgainAfterAPauseThatGrows() {
        for (int i = 1; i < ATTEMPTS; i++) {
            Letter letter = Letter.tried(i);
            assertFalse(worker.deliver(letter, () -> FAILED));
            assertEquals(
                    List.of("failed: no answer, next " + clock.instant().plus(PAUSE.multipliedBy(i))), letter.fate());
            assertEquals("0 1 0", counts());
        }
    }

    @Test
    void deliver_lastAttemptOrLastingFailure_isDeadAndTold() {
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            Letter last = Letter.tried(ATTEMPTS);
            assertFalse(worker.deliver(last, () -> FAILED));
            assertEquals(List.of("died: no answer"), last.fate());
            assertEquals(List.of("WARNING the letter L1 is a dead letter: no answer"), log.take());
            Letter first = Letter.tried(1);
            assertFalse(worker.deliver(first, () -> Optional.of(new Failure("no such mailbox", true))));
            assertEquals(List.of("died: no such mailbox"), first.fate());
            assertEquals(List.of("WARNING the letter L1 is a dead letter: no such mailbox"), log.take());
            assertEquals("0 0 2", counts());
        }
    }

    @Test
    void deliver_nodeStoppedInTheLastAttempt_isDeadWithoutAnother() {
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            Letter letter = Letter.tried(ATTEMPTS + 1);
            assertTrue(worker.deliver(letter, () -> {
                throw new AssertionError("one attempt too many");
            }));
            assertEquals(List.of("died: the server was stopped"), letter.fate());
            assertEquals(1, log.take().size());
            assertEquals("0 0 1", counts());
        }
    }

    @Test
    void run_anything_isDoneOnAThreadThatHoldsUpNobody() throws Exception {
        CompletableFuture<Thread> used = new CompletableFuture<>();
        assertTrue(worker.run(() -> used.complete(Thread.currentThread())));
        Thread thread = used.get(30, TimeUnit.SECONDS);
        assertEquals("dualauth-letter", thread.getName());
        assertTrue(thread.isDaemon(), "the server ends without it");
        assertSame(
                DeliveryWorker.class.getClassLoader(),
                thread.getContextClassLoader(),
                "not that of whatever caller came first");
    }

    @Test
    void run_failure_isToldAndEndsNothing() throws Exception {
        CountDownLatch both = new CountDownLatch(DeliveryWorker.THREADS);
        try (LogLines log = LogLines.of(DeliveryWorker.class)) {
            boolean ignored = worker.run(() -> {
                throw new IllegalStateException("broken");
            });
            ignored = worker.run(() -> {
                throw new DependencyUnavailableException("the database", new IllegalStateException());
            });
            for (int i = 0; i < DeliveryWorker.THREADS; i++) {
                assertTrue(worker.run(() -> {
                    both.countDown();
                    awaitOrFail(both);
                }));
            }
            awaitOrFail(both);
            worker.close();
            List<String> lines = log.take().stream().sorted().toList();
            assertEquals(2, lines.size(), lines::toString);
            assertTrue(lines.get(0).startsWith("FINE each letter waits: "), lines.get(0));
            assertEquals("WARNING a letter failed and is tried again later", lines.get(1));
        }
    }

    @Test
    void close_workGoingOn_isEndedAndNothingElseBegins() throws Exception {
        CountDownLatch begun = new CountDownLatch(DeliveryWorker.THREADS);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger tooLate = new AtomicInteger();
        for (int i = 0; i < DeliveryWorker.THREADS; i++) {
            assertTrue(worker.run(() -> {
                begun.countDown();
                awaitOrFail(mayEnd);
                ended.incrementAndGet();
            }));
        }
        awaitOrFail(begun);
        assertTrue(worker.run(tooLate::incrementAndGet));
        assertFalse(worker.isStopping());
        Thread closing = new Thread(worker::close);
        closing.start();
        Waiting.until(worker::isStopping);
        assertFalse(worker.run(tooLate::incrementAndGet));
        // What waits for a thread goes before what runs may end, or it would get one.
        Waiting.until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        closing.join();
        assertEquals(DeliveryWorker.THREADS, ended.get());
        assertEquals(0, tooLate.get());
    }

    @Test
    void close_interrupted_interruptsWhatGoesOnAndStaysInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        assertTrue(worker.run(() -> {
            begun.countDown();
            try {
                interrupted.complete(!new CountDownLatch(1).await(30, TimeUnit.SECONDS));
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            }
        }));
        awaitOrFail(begun);
        Thread.currentThread().interrupt();
        worker.close();
        assertTrue(Thread.interrupted());
        assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
