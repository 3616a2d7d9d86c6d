package io.github.dualauth.edge.spool.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.TestSpool;
import io.github.dualauth.edge.testing.FailingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolQueueDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;
    private final SpoolQueue queue;

    SpoolQueueDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
        this.queue = spool.queue();
    }

    private SpooledMessage claimed() {
        return queue.claim(1).get(0);
    }

    @Test
    void claim_emptyOrAlreadyClaimed_givesNothing() {
        assertEquals(List.of(), queue.claim(10));
        spool.mail("one");
        assertEquals(1, queue.claim(10).size());
        assertEquals(List.of(), queue.claim(10));
    }

    @Test
    void acknowledge_staleLease_isRefused() {
        spool.mail("one");
        SpooledMessage first = claimed();
        clock.advance(SpoolQueue.LEASE.minusMillis(1));
        assertEquals(List.of(), queue.claim(1), "the lease holds to its end");
        clock.advance(Duration.ofMillis(1));
        SpooledMessage second = claimed();
        assertEquals(first.id(), second.id());
        assertEquals(2, second.lease().attempts());
        assertNotEquals(first.lease().id(), second.lease().id());
        assertFalse(queue.acknowledge(first));
        assertFalse(queue.renew(first));
        assertFalse(queue.release(first, "late", clock.instant()));
        assertFalse(queue.bury(first, "late"));
        assertTrue(queue.acknowledge(second));
        assertTrue(queue.acknowledge(second), "the first answer may have been lost");
        assertFalse(queue.release(second, "late", clock.instant()));
    }

    @Test
    void acknowledge_lateButNobodyElses_holds() {
        spool.mail("one");
        SpooledMessage first = claimed();
        clock.advance(SpoolQueue.LEASE.plusDays(1));
        assertTrue(queue.acknowledge(first));
        assertEquals(List.of(), queue.claim(10));
    }

    @Test
    void acknowledge_done_isNeverHandedOverAgain() {
        String messageKey = TestSpool.freshKey();
        spool.mail("account", "one", messageKey);
        assertTrue(queue.acknowledge(claimed()));
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), queue.claim(10));
        assertTrue(spool.mail("account", "one", messageKey).repeated());
        assertEquals(List.of(), queue.claim(10));
    }

    @Test
    void renew_inTime_keepsTheMessage() {
        spool.mail("one");
        SpooledMessage mine = claimed();
        clock.advance(SpoolQueue.LEASE.minusMillis(1));
        assertTrue(queue.renew(mine));
        clock.advance(SpoolQueue.LEASE.minusMillis(1));
        assertEquals(List.of(), queue.claim(1));
        assertTrue(queue.acknowledge(mine));
    }

    @Test
    void release_forLater_isTakenThenAndNotBefore() {
        spool.mail("one");
        assertTrue(queue.release(claimed(), "x".repeat(300), clock.instant().plusSeconds(10)));
        clock.advance(Duration.ofMillis(9999));
        assertEquals(List.of(), queue.claim(1));
        clock.advance(Duration.ofMillis(1));
        assertEquals(2, claimed().lease().attempts());
    }

    @Test
    void claim_databaseDownInBetween_givesWhatIsClaimedSoFar() {
        spool.mail("one");
        spool.mail("two");
        FailingClock time = new FailingClock(clock);
        SpoolQueue failing = new SpoolQueue(spool.database(), time);
        // For what is due, then for the first claim.
        time.failAfter(2);
        assertEquals(1, failing.claim(2).size());
        assertThrows(DependencyUnavailableException.class, () -> failing.claim(2));
        assertEquals(1, queue.claim(2).size());
    }

    @Test
    void claim_oneEachByManyAtOnce_givesOneToEach() {
        for (int i = 0; i < 6; i++) {
            spool.mail("message " + i);
        }
        Set<String> all = new HashSet<>();
        Together.run(6, i -> queue.claim(1)).forEach(one -> all.add(one.get(0).id()));
        assertEquals(6, all.size());
    }

    @Test
    void claim_byManyAtOnce_givesEachMessageToOne() {
        for (int i = 0; i < 20; i++) {
            spool.mail("message " + i);
        }
        List<String> all = new ArrayList<>();
        Together.run(6, i -> {
                    List<String> mine = new ArrayList<>();
                    List<SpooledMessage> some = queue.claim(5);
                    for (int round = 0; round < 20 && (!some.isEmpty() || round == 0); round++) {
                        some.forEach(message -> mine.add(message.id()));
                        some = queue.claim(5);
                    }
                    return mine;
                })
                .forEach(all::addAll);
        queue.claim(20).forEach(message -> all.add(message.id()));
        assertEquals(20, all.size());
        assertEquals(20, new HashSet<>(all).size());
    }

    @Test
    void claim_oldestFirst() {
        spool.mail("first");
        clock.advance(Duration.ofSeconds(1));
        spool.mail("second");
        assertEquals("first", text(queue.claim(1).get(0)));
        assertEquals("second", text(queue.claim(1).get(0)));
    }

    private String text(SpooledMessage message) {
        return new String(spool.read(message.parts().get(0)), StandardCharsets.UTF_8);
    }
}
