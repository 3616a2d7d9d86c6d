package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators learn of the trail: from its log, its metrics, and whether it is ready. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditTrailReportsTest {

    private static final int BATCH = 256;

    private final CountingMetrics metrics = new CountingMetrics();

    @Test
    void record_sinkThatBreaksAndMends_isToldOnceEachWithTheNumberOfThoseRefused() {
        TestSink sink = TestSink.open().failing(3);
        AuditTrail trail = trail(sink);
        String broken = "SEVERE audit records cannot be written, callers get 503: no space left on device";
        try (LogLines log = LogLines.of(AuditTrail.class)) {
            mustBeRefused(trail);
            assertEquals(List.of(broken), log.take());
            mustBeRefused(trail);
            mustBeRefused(trail);
            assertEquals(List.of(), log.take());
            accept(trail);
            assertEquals(List.of("WARNING audit records can be written again; callers that got 503: 3"), log.take());
            accept(trail);
            assertEquals(List.of(), log.take());
            sink.failing(1);
            mustBeRefused(trail);
            accept(trail);
            assertEquals(
                    List.of(broken, "WARNING audit records can be written again; callers that got 503: 1"), log.take());
        }
    }

    @Test
    void record_decision_isCountedOnceItIsWritten() {
        AuditTrail trail = trail(TestSink.open().failing(1));
        mustBeRefused(trail);
        assertEquals(0, metrics.count("decided accepted"));
        accept(trail);
        assertEquals(1, metrics.count("decided accepted"));
        trail.record(TestEvents.refused(RejectionReason.THROTTLED, "", HashedIds.NONE));
        assertEquals(1, metrics.count("decided THROTTLED"));
    }

    @Test
    void record_decisionThatWaits_showsInTheMetrics() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink);
        assertEquals(0, metrics.gauge("audit.waiting"));
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> accept(trail));
        sink.awaitAttempts(1);
        assertEquals(1, metrics.gauge("audit.waiting"));
        sink.allowAll();
        first.join();
        assertEquals(0, metrics.gauge("audit.waiting"));
    }

    /** Its list has that much room from the start, so that no memory is wanted while the disk is full. */
    @Test
    void record_moreThanABatchWaiting_isWrittenInSeveral() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i <= BATCH + 1; i++) {
            callers.add(new Thread(() -> accept(trail)));
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
                List.of(1, BATCH, 1), sink.attempts().stream().map(List::size).toList());
    }

    @Test
    void lag_sinkThatIsBehind_isTheSinksOwn() {
        assertEquals(7, trail(TestSink.open().lagging(7)).lag());
    }

    @Test
    void writable_writeThatHangs_isFalseUntilItEnds() throws Exception {
        TestSink sink = TestSink.blocked();
        AuditTrail trail = trail(sink);
        CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> accept(trail));
        sink.awaitAttempts(1);
        assertFalse(trail.writable());
        sink.allowAll();
        hanging.join();
        assertTrue(trail.writable());
    }

    @Test
    void writable_interrupted_isFalseAndStaysInterrupted() {
        AuditTrail trail = trail(TestSink.open());
        Thread.currentThread().interrupt();
        assertFalse(trail.writable());
        assertTrue(Thread.interrupted());
        assertTrue(trail.writable());
    }

    @Test
    void writable_whateverTheAnswer_keepsNobodyFromWriting() throws IOException {
        TestSink sink = TestSink.open();
        AuditTrail trail = trail(sink);
        assertTrue(trail.writable());
        CompletableFuture.runAsync(() -> accept(trail)).join();
        sink.failing(1);
        assertFalse(trail.writable());
        CompletableFuture.runAsync(() -> mustBeRefused(trail)).join();
        trail.close();
        assertFalse(trail.writable());
        CompletableFuture.runAsync(() -> mustBeRefused(trail)).join();
    }

    private AuditTrail trail(AuditSink sink) {
        return new AuditTrail(sink, 2 * BATCH, WhenFull.WAIT, metrics);
    }

    private static void accept(AuditTrail trail) {
        trail.record(TestEvents.accepted("1"));
    }

    private static void mustBeRefused(AuditTrail trail) {
        assertThrows(DependencyUnavailableException.class, () -> accept(trail));
    }

    private static void awaitParked(Thread thread) {
        Waiting.until(() -> thread.getState() == Thread.State.WAITING);
    }
}
