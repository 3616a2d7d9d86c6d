package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditTrailTest {

    private Thread writer;

    @Test
    void record_fullQueue_makesTheCallerWaitAndDropsNothing() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 2);
        trail.record(TestEvents.accepted("0"));
        sink.awaitAttempts(1);
        trail.record(TestEvents.accepted("1"));
        trail.record(TestEvents.accepted("2"));
        Thread caller = new Thread(() -> trail.record(TestEvents.accepted("3")));
        caller.start();
        awaitParked(caller);
        sink.allowAll();
        caller.join();
        trail.close();
        assertEquals(List.of("0", "1", "2", "3"), sink.written());
    }

    @Test
    void record_interruptedWhileTheQueueIsFull_isRefusedAndStaysInterrupted() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 1);
        trail.record(TestEvents.accepted("0"));
        sink.awaitAttempts(1);
        trail.record(TestEvents.accepted("1"));
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> trail.record(TestEvents.accepted("2")));
        assertTrue(Thread.interrupted());
        sink.allowAll();
        trail.close();
    }

    @Test
    void record_afterClose_isRefused() throws IOException {
        AuditTrail trail = trail(TestSink.open(), 8);
        trail.close();
        assertThrows(IllegalStateException.class, () -> trail.record(TestEvents.accepted("lost")));
    }

    @Test
    void write_failingSink_isTriedAgainWithTheSameEvents() throws Exception {
        TestSink sink = TestSink.blocked().failing(3);
        AuditTrail trail = trail(sink, 8);
        trail.record(TestEvents.accepted("0"));
        sink.awaitAttempts(1);
        trail.record(TestEvents.accepted("1"));
        sink.allowAll();
        for (int retry = 0; retry < 3; retry++) {
            hurry();
            sink.awaitAttempts(1);
        }
        trail.close();
        assertEquals(List.of("0"), sink.attempts().get(3));
        assertEquals(List.of("0", "1"), sink.written());
    }

    @Test
    void write_faultySink_isTriedAgainToo() throws Exception {
        TestSink sink = TestSink.open().faulty(1);
        AuditTrail trail = trail(sink, 8);
        trail.record(TestEvents.accepted("0"));
        sink.awaitAttempts(1);
        hurry();
        sink.awaitAttempts(1);
        trail.close();
        assertEquals(List.of("0"), sink.written());
    }

    @Test
    void close_sinkThatFailsForGood_ends() throws Exception {
        TestSink sink = TestSink.open().failing(Integer.MAX_VALUE);
        AuditTrail trail = trail(sink, 8);
        trail.record(TestEvents.accepted("0"));
        sink.awaitAttempts(1);
        trail.close();
        assertFalse(writer.isAlive());
        assertTrue(sink.closed());
    }

    @Test
    void close_eventsWaiting_areWritten() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink, 1000);
        List<String> ids = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        ids.forEach(id -> trail.record(TestEvents.accepted(id)));
        sink.allowAll();
        trail.close();
        assertEquals(ids, sink.written());
        assertTrue(sink.closed());
    }

    @Test
    void record_byManyThreads_writesEachOnceInBatches() throws IOException {
        TestSink sink = TestSink.open();
        AuditTrail trail = trail(sink, 4);
        Together.run(8, thread -> {
            IntStream.range(0, 200).forEach(i -> trail.record(TestEvents.accepted(thread + "-" + i)));
            return null;
        });
        trail.close();
        assertEquals(1600, sink.written().size());
        assertEquals(1600, sink.written().stream().distinct().count());
        List<String> ofOne = new ArrayList<>(sink.written());
        ofOne.removeIf(id -> !id.startsWith("3-"));
        assertEquals("3-0", ofOne.get(0));
        assertEquals("3-199", ofOne.get(199));
    }

    private AuditTrail trail(AuditSink sink, int capacity) {
        return new AuditTrail(sink, capacity, DecisionMetrics.NONE, work -> {
            writer = new Thread(work);
            writer.setDaemon(true);
            return writer;
        });
    }

    /** The writer waits a second between attempts; no test has to. */
    private void hurry() {
        awaitParked(writer);
        LockSupport.unpark(writer);
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(thread.isAlive(), "the thread has ended");
            Thread.onSpinWait();
        }
    }
}
