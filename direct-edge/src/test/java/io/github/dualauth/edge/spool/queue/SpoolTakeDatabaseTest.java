package io.github.dualauth.edge.spool.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.TestSpool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolTakeDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;
    private final SpoolQueue queue;
    private final AccountDirectory consumer;
    private final String application = TestDatabase.uniqueId();

    SpoolTakeDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
        this.queue = spool.queue();
        this.consumer = new AccountDirectory(spool.database(), TestCaches.LASTING, clock);
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
        SpooledMessage claimed = queue.claim(1).get(0);
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
