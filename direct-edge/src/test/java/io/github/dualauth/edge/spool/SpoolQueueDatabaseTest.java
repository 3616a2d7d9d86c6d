package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.spi.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolQueueDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;
    private final SpoolQueue queue;
    private final SpoolDeadLetters dead;
    private final AccountDirectory consumer;
    private final String application = TestDatabase.uniqueId();

    SpoolQueueDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
        this.queue = spool.queue();
        this.dead = spool.deadLetters();
        this.consumer = new AccountDirectory(spool.database(), TestCaches.LASTING, clock);
    }

    private List<DeadMessage> letters() {
        return dead.list(TestSpool.APPLICATION, "", 10).items();
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
        assertEquals("one", text(claimed()));
    }

    @Test
    void commit_sentAgainWhileItIsDead_isTriedAgain() {
        String messageKey = TestSpool.freshKey();
        String id = spool.mail("account", "one", messageKey).id();
        assertTrue(queue.bury(claimed(), "no"));
        assertEquals(new Receipt(id, true), spool.mail("account", "one", messageKey));
        assertEquals(List.of(), letters());
        assertEquals(id, claimed().id());
    }

    @Test
    void claim_databaseDownInBetween_givesWhatIsClaimedSoFar() {
        spool.mail("one");
        spool.mail("two");
        AtomicInteger asked = new AtomicInteger();
        SpoolQueue failing = new SpoolQueue(spool.database(), new Clock() {

            /** For what is due, then for the first claim. */
            @Override
            public Instant instant() {
                if (asked.incrementAndGet() > 2) {
                    throw new DependencyUnavailableException("down", null);
                }
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        });
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
    void take_whenWhatTheConsumerNeedsIsDown_letsOthersPass() {
        spool.mail("bad");
        assertThrows(
                DependencyUnavailableException.class,
                () -> queue.take((transaction, message) -> {
                    throw new DependencyUnavailableException("no", null);
                }));
        spool.mail("good");
        assertEquals(Optional.of("good"), takeOne());
        assertEquals(Optional.empty(), takeOne());
    }

    @Test
    void take_whileAnotherStillWorks_goesOnToTheNext() {
        spool.mail("first");
        clock.advance(Duration.ofSeconds(1));
        spool.mail("second");
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        List<Optional<String>> taken = Together.run(2, i -> {
            if (i == 0) {
                return queue.take((transaction, message) -> {
                    working.countDown();
                    await(done);
                    return "slow";
                });
            }
            await(working);
            try {
                return takeOne();
            } finally {
                done.countDown();
            }
        });
        assertEquals(List.of(Optional.of("slow"), Optional.of("second")), taken);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void take_longerThanTheLease_isThereOnce() {
        spool.mail("one");
        Optional<String> slow = queue.take((transaction, message) -> {
            consumer.save(
                    transaction,
                    new AccountName(application, "slow"),
                    SaveRule.CREATE,
                    state -> new AccountState(message.id(), true, ""));
            clock.advance(SpoolQueue.LEASE);
            assertEquals(1, queue.claim(1).size());
            return "slow";
        });
        assertEquals(Optional.empty(), slow);
        assertEquals(Set.of(), kept(), "what was done for it is rolled back");
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
