package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditTrailTest {

    @Test
    void record_noticeThatIsNotWritten_isTold() {
        TestSink sink = TestSink.open().failing(1);
        AuditTrail trail = trail(sink, 8);
        AuditNotice notice = new AuditNotice(Instant.EPOCH, "password-expires", Map.of("id", "7"));
        assertThrows(DependencyUnavailableException.class, () -> trail.record(notice));
        trail.record(notice);
        assertEquals(List.of("7"), sink.written());
    }

    @Test
    void record_failingSink_isRefusedAndTheNextOneIsWritten() {
        TestSink sink = TestSink.open().failing(1);
        AuditTrail trail = trail(sink, 8);
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("0")));
        trail.record(TestEvents.accepted("1"));
        assertEquals(List.of("1"), sink.written());
    }

    @Test
    void record_logThatBreaksWhileItTellsOfAFailure_leavesNothingBehind() {
        TestSink sink = TestSink.open().failing(1);
        AuditTrail trail = trail(sink, 8);
        Logger log = Logger.getLogger(AuditTrail.class.getName());
        Handler breaking = new BreakingHandler();
        log.addHandler(breaking);
        try {
            assertThrows(OutOfMemoryError.class, () -> trail.record(TestEvents.accepted("0")));
        } finally {
            log.removeHandler(breaking);
        }
        trail.record(TestEvents.accepted("1"));
        assertEquals(List.of("1"), sink.written());
    }

    @Test
    void record_faultySink_isRefusedAndTheNextOneIsWritten() {
        TestSink sink = TestSink.open().faulty(1);
        AuditTrail trail = trail(sink, 8);
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("0")));
        trail.record(TestEvents.accepted("1"));
        assertEquals(List.of("1"), sink.written());
    }

    @Test
    void record_fullQueueThatRefuses_isRefusedAtOnce() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = new AuditTrail(sink, 1, WhenFull.REFUSE, DecisionMetrics.NONE);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> trail.record(TestEvents.accepted("0")));
        sink.awaitAttempts(1);
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("1")));
        sink.allowAll();
        first.join();
        trail.record(TestEvents.accepted("2"));
        assertEquals(List.of("0", "2"), sink.written());
    }

    @Test
    void record_fullQueueThatWaits_makesTheCallerWaitAndDropsNothing() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> trail.record(TestEvents.accepted("0")));
        sink.awaitAttempts(1);
        Thread caller = new Thread(() -> trail.record(TestEvents.accepted("1")));
        caller.start();
        awaitParked(caller);
        assertEquals(1, trail.waiting());
        sink.allowAll();
        first.join();
        caller.join();
        assertEquals(List.of("0", "1"), sink.written());
        assertEquals(0, trail.waiting());
    }

    @Test
    void record_interruptedWhileTheQueueIsFull_isRefusedAndStaysInterrupted() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> trail.record(TestEvents.accepted("0")));
        sink.awaitAttempts(1);
        Thread.currentThread().interrupt();
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("1")));
        assertTrue(Thread.interrupted());
        sink.allowAll();
        first.join();
    }

    @Test
    void record_severalWaiting_areWrittenTogether() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 8);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = Integer.toString(i);
            callers.add(new Thread(() -> trail.record(TestEvents.accepted(id))));
            callers.get(i).start();
            if (i == 0) {
                sink.awaitAttempts(1);
            } else {
                awaitParked(callers.get(i));
            }
        }
        sink.allowAll();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(List.of(List.of("0"), List.of("1", "2", "3", "4")), sink.attempts());
    }

    /** Out of memory, say: who waits must neither be told that it is written nor wait for ever, and the next ones go on. */
    @Test
    void record_sinkThatBreaksDown_refusesAllWhoWaited() throws Exception {
        TestSink sink = TestSink.blocked().breaking(2);
        AuditTrail trail = trail(sink, 8);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AuthenticationEvent event = TestEvents.accepted(Integer.toString(i));
            callers.add(new Thread(() -> failures.add(assertThrows(Throwable.class, () -> trail.record(event)))));
            callers.get(i).start();
            if (i == 0) {
                sink.awaitAttempts(1);
            } else {
                awaitParked(callers.get(i));
            }
        }
        sink.allowAll();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(
                2,
                failures.stream()
                        .filter(DependencyUnavailableException.class::isInstance)
                        .count(),
                failures::toString);
        assertEquals(4, failures.size());
        trail.record(TestEvents.accepted("4"));
        assertEquals(List.of("4"), sink.written());
    }

    @Test
    void record_byManyThreads_isWrittenOnceWhenItReturns() throws IOException {
        TestSink sink = TestSink.open();
        AuditTrail trail = trail(sink, 4);
        Together.run(8, thread -> {
            IntStream.range(0, 200).forEach(i -> {
                String id = thread + "-" + i;
                trail.record(TestEvents.accepted(id));
                assertTrue(sink.written().contains(id), id);
            });
            return null;
        });
        trail.close();
        assertEquals(1600, sink.written().size());
        assertEquals(1600, sink.written().stream().distinct().count());
    }

    @Test
    void record_afterClose_isRefused() throws IOException {
        TestSink sink = TestSink.open();
        AuditTrail trail = trail(sink, 8);
        trail.close();
        assertTrue(sink.closed());
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("lost")));
    }

    @Test
    void close_whileManyRecord_losesNoneThatReturned() {
        for (int round = 0; round < 50; round++) {
            TestSink sink = TestSink.open();
            AuditTrail trail = trail(sink, 8);
            List<String> returned = new ArrayList<>();
            Together.run(4, thread -> {
                if (thread == 0) {
                    closeQuietly(trail);
                    return null;
                }
                try {
                    trail.record(TestEvents.accepted("of-" + thread));
                    synchronized (returned) {
                        returned.add("of-" + thread);
                    }
                } catch (DependencyUnavailableException expected) {
                    // It came too late, and its caller knows.
                }
                return null;
            });
            assertEquals(
                    returned.stream().sorted().toList(),
                    sink.written().stream().sorted().toList());
        }
    }

    @Test
    void writable_sinkThatCannotWrite_isFalseUntilItCan() throws IOException {
        TestSink sink = TestSink.open().failing(1);
        AuditTrail trail = trail(sink, 8);
        assertFalse(trail.writable());
        assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("0")));
        assertTrue(trail.writable());
        trail.close();
        assertFalse(trail.writable());
    }

    private static AuditTrail trail(AuditSink sink, int capacity) {
        return new AuditTrail(sink, capacity, WhenFull.WAIT, DecisionMetrics.NONE);
    }

    private static void closeQuietly(AuditTrail trail) {
        try {
            trail.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitParked(Thread thread) {
        Waiting.until(
                () -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    /** A log at the end of memory. */
    private static final class BreakingHandler extends Handler {

        @Override
        public void publish(LogRecord line) {
            throw new OutOfMemoryError("the log");
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
