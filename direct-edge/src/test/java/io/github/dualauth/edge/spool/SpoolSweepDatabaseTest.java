package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.spi.MessageWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolSweepDatabaseTest {

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;

    SpoolSweepDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
    }

    private void sweep() {
        spool.sweep(REMEMBERED, clock);
    }

    private long rows() {
        return spool.rows("SpoolEntity") + spool.rows("PartEntity") + spool.rows("ChunkEntity");
    }

    private String large() {
        return "x".repeat(20 * SpoolWriter.CHUNK);
    }

    @Test
    void sweep_whatIsReadyClaimedOrDead_isKept() {
        spool.mail("ready");
        spool.mail("claimed");
        spool.mail("dead");
        spool.queue().bury(spool.queue().claim(1).get(0), "no");
        assertEquals(1, spool.queue().claim(1).size());
        long before = rows();
        clock.advance(TestSpool.DEAD_LETTERS.minusMillis(1));
        sweep();
        assertEquals(before, rows());
        assertEquals(2, spool.queue().claim(10).size());
    }

    @Test
    void sweep_deadForLongEnough_isGoneAndForgotten() {
        String messageKey = TestSpool.freshKey();
        spool.mail("account", large(), messageKey);
        spool.queue().bury(spool.queue().claim(1).get(0), "no");
        clock.advance(TestSpool.DEAD_LETTERS);
        sweep();
        assertEquals(0, rows());
        assertFalse(spool.mail("account", "x", messageKey).repeated());
    }

    @Test
    void sweep_dropped_isGone() {
        try (MessageWriter writer = spool.sink().open(TestSpool.envelope("account"))) {
            TestSpool.write(writer.part(TestSpool.MAIL), large().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertEquals(20, spool.rows("ChunkEntity"));
        sweep();
        assertEquals(0, rows());
    }

    @Test
    void sweep_leftByANodeThatDied_isGoneAfterItsLease() {
        MessageWriter left = spool.sink().open(TestSpool.envelope("account"));
        TestSpool.write(left.part(TestSpool.MAIL), new byte[SpoolWriter.CHUNK]);
        clock.advance(SpoolStaging.LEASE.minusMillis(1));
        sweep();
        assertEquals(2, rows());
        clock.advance(Duration.ofMillis(1));
        sweep();
        assertEquals(0, rows());
    }

    @Test
    void sweep_done_keepsTheKeyAndNotTheBytes() {
        String messageKey = TestSpool.freshKey();
        spool.mail("account", large(), messageKey);
        SpooledMessage message = spool.queue().claim(1).get(0);
        assertTrue(spool.queue().acknowledge(message));
        sweep();
        assertEquals(0, spool.rows("ChunkEntity") + spool.rows("PartEntity"));
        assertThrows(
                UncheckedIOException.class, () -> spool.read(message.parts().get(0)));
        clock.advance(REMEMBERED.minusMillis(1));
        sweep();
        assertTrue(spool.mail("account", "x", messageKey).repeated());
        sweep();
        clock.advance(Duration.ofMillis(1));
        sweep();
        assertEquals(0, rows());
        assertFalse(spool.mail("account", "x", messageKey).repeated());
    }

    @Test
    void sweep_byManyAtOnce_isAsByOne() {
        for (int i = 0; i < 10; i++) {
            spool.mail("message " + i);
        }
        spool.queue().claim(10).forEach(message -> assertTrue(spool.queue().acknowledge(message)));
        Together.run(4, i -> {
            sweep();
            return i;
        });
        assertEquals(10, rows());
    }
}
