package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolQueueDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;
    private final SpoolQueue queue;
    private final AccountDirectory consumer;
    private final String application = TestDatabase.uniqueId();

    SpoolQueueDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
        this.queue = spool.queue();
        this.consumer = new AccountDirectory(spool.database(), TestCaches.LASTING, clock);
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
        assertFalse(queue.acknowledge(second), "once only");
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
    void bury_dead_waitsForSomebodyToRetryIt() {
        spool.mail("one");
        SpooledMessage mine = claimed();
        assertFalse(queue.retry(mine.id()), "it is not dead");
        assertTrue(queue.bury(mine, "550 no such user"));
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), queue.claim(1));
        DeadMessage dead = queue.dead("", 10).items().get(0);
        assertEquals(mine.id(), dead.id());
        assertEquals("550 no such user", dead.failure());
        assertEquals(1, dead.attempts());
        assertTrue(queue.retry(dead.id()));
        assertEquals(List.of(), queue.dead("", 10).items());
        assertEquals(1, claimed().lease().attempts());
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

    /** What a consumer keeps in this database: one account for each message, under the name of its text. */
    private Optional<String> takeOne() {
        return queue.take((transaction, message) -> {
            String text = new String(
                    TestSpool.read(SpoolQueue.open(transaction, message.parts().get(0))), StandardCharsets.UTF_8);
            consumer.save(
                    transaction,
                    new AccountName(application, text),
                    SaveRule.CREATE,
                    state -> new AccountState(message.id(), true, ""));
            return text;
        });
    }

    private Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        consumer.list(application, "", 100).items().forEach(account -> kept.add(account.key()));
        return kept;
    }

    @Test
    void take_whenTheConsumerFails_keepsNothingAndLetsOthersPass() {
        spool.mail("bad");
        assertThrows(
                IllegalStateException.class,
                () -> queue.take((transaction, message) -> {
                    consumer.save(transaction, new AccountName(application, "bad"), SaveRule.CREATE, state -> state);
                    throw new IllegalStateException("no");
                }));
        assertEquals(Set.of(), kept());
        spool.mail("good");
        assertEquals(Optional.of("good"), takeOne());
        assertEquals(Optional.empty(), takeOne());
        clock.advance(SpoolQueue.PAUSE);
        assertEquals(Optional.of("bad"), takeOne());
        assertEquals(Set.of("bad", "good"), kept());
    }

    @Test
    void take_claimedByAnother_waitsForItsLease() {
        spool.mail("one");
        SpooledMessage claimed = claimed();
        assertEquals(Optional.empty(), takeOne());
        clock.advance(SpoolQueue.LEASE);
        assertEquals(Optional.of("one"), takeOne());
        assertFalse(queue.acknowledge(claimed));
    }

    @Test
    void take_byManyAtOnce_keepsEachMessageOnce() {
        Set<String> sent = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            spool.mail("message-" + i);
            sent.add("message-" + i);
        }
        List<String> taken = new ArrayList<>();
        Together.run(6, i -> {
                    List<String> mine = new ArrayList<>();
                    for (Optional<String> one = takeOne(); one.isPresent(); one = takeOne()) {
                        mine.add(one.get());
                    }
                    return mine;
                })
                .forEach(taken::addAll);
        for (Optional<String> one = takeOne(); one.isPresent(); one = takeOne()) {
            taken.add(one.get());
        }
        assertEquals(12, taken.size(), taken::toString);
        assertEquals(sent, kept());
    }
}
