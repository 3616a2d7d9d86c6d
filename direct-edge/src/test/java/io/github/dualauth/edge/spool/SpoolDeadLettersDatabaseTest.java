package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.edge.spi.Receipt;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolDeadLettersDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;
    private final SpoolQueue queue;
    private final SpoolDeadLetters dead;

    SpoolDeadLettersDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
        this.queue = spool.queue();
        this.dead = spool.deadLetters();
    }

    private SpooledMessage claimed() {
        return queue.claim(1).get(0);
    }

    private List<DeadMessage> letters() {
        return dead.list(TestSpool.APPLICATION, "", 10).items();
    }

    @Test
    void bury_dead_waitsForSomebodyToRetryIt() {
        spool.mail("one");
        SpooledMessage mine = claimed();
        assertFalse(dead.retry(TestSpool.APPLICATION, mine.id()), "it is not dead");
        assertFalse(dead.delete(TestSpool.APPLICATION, mine.id()), "it is not dead");
        assertTrue(queue.bury(mine, "550 no such user"));
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), queue.claim(1));
        assertEquals(List.of(), dead.list("another", "", 10).items());
        DeadMessage letter = letters().get(0);
        assertEquals(mine.id(), letter.id());
        assertEquals("550 no such user", letter.failure());
        assertEquals(1, letter.attempts());
        assertEquals(clock.instant().minus(Duration.ofDays(1)), letter.died());
        assertFalse(dead.retry("another", letter.id()));
        assertTrue(dead.retry(TestSpool.APPLICATION, letter.id()));
        assertEquals(List.of(), letters());
        assertEquals(1, claimed().lease().attempts());
    }

    @Test
    void list_moreThanAPage_goesOnWhereItEnds() {
        for (int i = 0; i < 2; i++) {
            spool.mail("text " + i);
            assertTrue(queue.bury(claimed(), "550"));
        }
        var first = dead.list(TestSpool.APPLICATION, "", 1);
        var second = dead.list(TestSpool.APPLICATION, first.next().orElseThrow(), 1);
        assertEquals(letters(), List.of(first.items().get(0), second.items().get(0)));
        assertTrue(second.next().isEmpty());
    }

    @Test
    void delete_deadLetter_isGoneAndForgotten() {
        String messageKey = TestSpool.freshKey();
        spool.mail("account", "one", messageKey);
        SpooledMessage mine = claimed();
        assertTrue(queue.bury(mine, "no"));
        assertFalse(dead.delete("another", mine.id()));
        assertTrue(dead.delete(TestSpool.APPLICATION, mine.id()));
        assertFalse(dead.delete(TestSpool.APPLICATION, mine.id()));
        assertFalse(dead.retry(TestSpool.APPLICATION, mine.id()));
        assertEquals(List.of(), letters());
        assertFalse(spool.mail("account", "one", messageKey).repeated(), "sent again, it is a new one");
        spool.sweep(Duration.ofDays(7), clock);
        assertEquals(1, spool.rows("SpoolEntity"));
        assertEquals("one".length(), claimed().size());
    }

    @Test
    void commit_sentAgainWhileItIsDead_isTriedAgain() {
        String messageKey = TestSpool.freshKey();
        String id = spool.mail("account", "one", messageKey).id();
        assertTrue(queue.bury(claimed(), "no"));
        assertEquals(new Receipt(id, Receipt.Outcome.REPEATED), spool.mail("account", "one", messageKey));
        assertEquals(List.of(), letters());
        assertEquals(id, claimed().id());
    }
}
