package io.github.dualauth.edge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.TestSpool;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import io.github.dualauth.edge.testing.Downstream;
import io.github.dualauth.edge.testing.FailingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the relay has taken stays its own, or is not sent. */
class RelayLeaseTest {

    private static final String MAIL = "From: a@direct.example.org\r\nSubject: x\r\n\r\nend\r\n";

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool = new TestSpool(TestDatabase.H2, clock);
    private final Downstream downstream = new Downstream(true);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        downstream.close();
    }

    private RelaySettings right() {
        return new RelaySettings(
                "localhost",
                downstream.port(),
                Optional.of(new RelaySettings.Login(Downstream.USER, Secret.of(Downstream.RIGHT))),
                Optional.of(downstream.authorities(directory)),
                new Retries(3, Duration.ofSeconds(10)));
    }

    private RelayWorker worker(RelaySettings settings) {
        return RelayWorker.of(spool.queue(), settings, clock, DecisionMetrics.NONE);
    }

    @Test
    void deliver_takenByAnotherNodeMeanwhile_isNotSentByBoth() {
        spool.mail(MAIL);
        List<SpooledMessage> another = new ArrayList<>();
        downstream.onRecipient(() -> {
            clock.advance(SpoolQueue.LEASE);
            another.addAll(spool.queue().claim(1));
        });
        try (RelayWorker worker = worker(right())) {
            worker.deliver(spool.queue().claim(1).get(0));
        }
        assertEquals(List.of(), downstream.received(), "it is the other node's");
        assertTrue(spool.queue().acknowledge(another.get(another.size() - 1)));
    }

    @Test
    void read_takenByAnotherNodeMeanwhile_hasNoEnd() throws IOException {
        spool.mail(MAIL);
        SpooledMessage claimed = spool.queue().claim(1).get(0);
        try (LeasedInput input = new LeasedInput(spool.queue(), claimed, clock)) {
            assertEquals(MAIL.length(), input.readNBytes(MAIL.length()).length);
            clock.advance(SpoolQueue.LEASE.dividedBy(2).minusMillis(1));
            assertEquals(-1, input.read());
        }
        try (LeasedInput input = new LeasedInput(spool.queue(), claimed, clock)) {
            assertEquals(MAIL.length(), input.readNBytes(MAIL.length()).length);
            clock.advance(SpoolQueue.LEASE);
            assertEquals(1, spool.queue().claim(1).size());
            clock.advance(SpoolQueue.LEASE.negated());
            assertThrows(IOException.class, input::read, "the end is told by whoever has it");
        }
    }

    @Test
    void keep_serverThatTakesItsTime_keepsTheMessage() {
        spool.mail(MAIL);
        List<SpooledMessage> another = new ArrayList<>();
        try (RelayWorker worker = worker(right())) {
            downstream.onRecipient(() -> {
                clock.advance(SpoolQueue.LEASE.minusMillis(1));
                worker.keep();
                another.addAll(spool.queue().claim(1));
            });
            worker.deliver(spool.queue().claim(1).get(0));
        }
        assertEquals(List.of(), another);
        assertEquals(1, downstream.received().size());
    }

    @Test
    void keep_databaseDownWhenItArrived_isWrittenDownLaterAndNotSentAgain() {
        spool.mail(MAIL);
        FailingClock failing = new FailingClock(clock);
        downstream.onData(() -> failing.failAfter(0));
        SpoolQueue queue = new SpoolQueue(spool.database(), failing);
        try (RelayWorker worker = RelayWorker.of(queue, right(), clock, DecisionMetrics.NONE)) {
            SpooledMessage claimed = queue.claim(1).get(0);
            assertThrows(DependencyUnavailableException.class, () -> worker.deliver(claimed));
            assertThrows(DependencyUnavailableException.class, worker::keep);
            failing.recover();
            clock.advance(SpoolQueue.LEASE.plusSeconds(1));
            worker.serve();
            worker.keep();
        }
        assertEquals(1, downstream.received().size());
        assertEquals(List.of(), spool.queue().claim(1));
    }
}
