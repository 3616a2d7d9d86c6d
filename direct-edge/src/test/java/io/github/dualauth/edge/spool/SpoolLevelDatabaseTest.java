package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.spi.MessageWriter;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolLevelDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;

    SpoolLevelDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
    }

    private SpoolSink sink(int messages, long bytes) {
        return new SpoolSink(spool.database(), spool.level(new SpoolSettings.Room(messages, bytes, 100), clock), clock);
    }

    private static void send(SpoolSink sink, int size) {
        send(sink, "account", size);
    }

    private static void send(SpoolSink sink, String account, int size) {
        try (MessageWriter writer = sink.open(TestSpool.envelope(account))) {
            TestSpool.write(writer.part(TestSpool.MAIL), new byte[size]);
            writer.commit(TestSpool.freshKey());
        }
    }

    private static void mustBeFull(SpoolSink sink, int size) {
        mustBeFull(sink, "account", size);
    }

    private static void mustBeFull(SpoolSink sink, String account, int size) {
        assertTrue(assertThrows(DependencyUnavailableException.class, () -> send(sink, account, size))
                .isOverload());
    }

    private SpoolSink shared(int messages, long bytes) {
        return new SpoolSink(spool.database(), spool.level(new SpoolSettings.Room(messages, bytes, 50), clock), clock);
    }

    private void measuredAnew() {
        clock.advance(SpoolLevel.FRESH);
    }

    @Test
    void commit_oneMessageTooMany_isRefusedAndLeavesNothing() {
        SpoolSink sink = sink(2, 1000);
        send(sink, 1);
        send(sink, 1);
        mustBeFull(sink, 1);
        measuredAnew();
        mustBeFull(sink, 1);
        assertEquals(2, spool.rows("SpoolEntity"));
        assertEquals(2, spool.rows("ChunkEntity"));
    }

    @Test
    void commit_oneByteTooMany_isRefusedAndOneLessIsTaken() {
        SpoolSink sink = sink(10, 1000);
        send(sink, 600);
        mustBeFull(sink, 401);
        send(sink, 400);
        measuredAnew();
        mustBeFull(sink, 1);
        assertEquals(2, spool.queue().claim(10).size());
    }

    @Test
    void write_fullInTheMiddle_leavesNothingToTake() {
        SpoolSink sink = sink(10, 2L * SpoolWriter.CHUNK);
        mustBeFull(sink, 2 * SpoolWriter.CHUNK + 1);
        assertEquals(List.of(), spool.queue().claim(10));
        spool.sweep(Duration.ofDays(7), clock);
        assertEquals(0, spool.rows("SpoolEntity") + spool.rows("ChunkEntity"));
        measuredAnew();
        send(sink, 2 * SpoolWriter.CHUNK);
    }

    @Test
    void open_full_isRefusedBeforeAnythingIsRead() {
        SpoolSink sink = sink(1, 1000);
        send(sink, 1);
        assertThrows(DependencyUnavailableException.class, () -> sink.open(TestSpool.envelope("account")));
    }

    @Test
    void commit_afterAMessageWasHandedOn_isTakenAndAfterADeadOneNot() {
        SpoolSink sink = sink(1, 1000);
        send(sink, 1);
        SpooledMessage message = spool.queue().claim(1).get(0);
        assertTrue(spool.queue().bury(message, "no"));
        measuredAnew();
        mustBeFull(sink, 1);
        assertTrue(spool.deadLetters().retry(TestSpool.APPLICATION, message.id()));
        assertTrue(spool.queue().acknowledge(spool.queue().claim(1).get(0)));
        measuredAnew();
        send(sink, 1);
    }

    @Test
    void commit_byAnAccountThatHasItsShareOfTheMessages_isRefusedAndLeavesRoomForOthers() {
        SpoolSink sink = shared(4, 1000);
        send(sink, "greedy", 1);
        send(sink, "greedy", 1);
        measuredAnew();
        mustBeFull(sink, "greedy", 1);
        send(sink, "other", 1);
        measuredAnew();
        mustBeFull(sink, "greedy", 1);
        assertTrue(spool.queue().acknowledge(spool.queue().claim(1).get(0)));
        measuredAnew();
        send(sink, "greedy", 1);
    }

    @Test
    void commit_byAnAccountThatHasItsShareOfTheBytes_isRefusedAndLeavesRoomForOthers() {
        SpoolSink sink = shared(100, 1000);
        send(sink, "other", 300);
        send(sink, "greedy", 499);
        measuredAnew();
        send(sink, "greedy", 1);
        measuredAnew();
        mustBeFull(sink, "greedy", 1);
        send(sink, "other", 199);
    }

    @Test
    void write_shareReachedInTheMiddle_isRefusedWithoutTheRest() {
        SpoolSink sink = shared(100, 8L * SpoolWriter.CHUNK);
        try (MessageWriter writer = sink.open(TestSpool.envelope("greedy"))) {
            OutputStream part = writer.part(TestSpool.MAIL);
            TestSpool.write(part, new byte[4 * SpoolWriter.CHUNK]);
            measuredAnew();
            byte[] more = new byte[SpoolWriter.CHUNK];
            assertThrows(DependencyUnavailableException.class, () -> TestSpool.write(part, more));
        }
    }

    @Test
    void commit_clockSetBack_isMeasuredAnew() {
        SpoolSink sink = sink(1, 1000);
        send(sink, 1);
        assertTrue(spool.queue().acknowledge(spool.queue().claim(1).get(0)));
        clock.advance(Duration.ofHours(-1));
        send(sink, 1);
    }

    @Test
    void commit_byManyAtOnceOnOneNode_staysWithinTheRoom() {
        SpoolSink sink = sink(10, 1 << 20);
        // Measured while they all write, it would count some of them twice.
        send(sink, 10);
        List<Boolean> taken = Together.run(8, i -> {
            boolean all = true;
            for (int n = 0; n < 3; n++) {
                try {
                    send(sink, 10);
                } catch (DependencyUnavailableException e) {
                    assertTrue(e.isOverload());
                    all = false;
                }
            }
            return all;
        });
        assertTrue(taken.contains(false));
        assertEquals(10, spool.queue().claim(30).size());
    }

    @Test
    void commit_byAnotherNode_isSeenWithinASecond() {
        SpoolSink here = sink(3, 1000);
        SpoolSink there = sink(3, 1000);
        send(here, 1);
        send(there, 1);
        send(here, 1);
        send(there, 1);
        assertEquals(4, spool.rows("SpoolEntity"), "what the other one took in within the second");
        measuredAnew();
        mustBeFull(here, 1);
        mustBeFull(there, 1);
    }

    @Test
    void show_measured_tellsWhatWaitsAndSinceWhen() {
        Map<String, LongSupplier> gauges = new HashMap<>();
        SpoolLevel level = spool.level(new SpoolSettings.Room(10, 1000, 100), clock);
        level.show(metrics(gauges));
        level.measure();
        assertEquals(List.of(0L, 0L, 0L, 0L), values(gauges));
        spool.mail("dead");
        assertTrue(spool.queue().bury(spool.queue().claim(1).get(0), "no"));
        spool.mail("claimed");
        assertEquals(1, spool.queue().claim(1).size());
        clock.advance(Duration.ofSeconds(90));
        spool.mail("waits");
        assertTrue(spool.queue().acknowledge(claimedAfter("done")));
        level.measure();
        assertEquals(List.of(2L, 90L, 1L, 16L), values(gauges));
        assertFalse(gauges.isEmpty());
    }

    private SpooledMessage claimedAfter(String text) {
        String id = spool.mail(text).id();
        return spool.queue().claim(10).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> values(Map<String, LongSupplier> gauges) {
        return Stream.of("spool.waiting", "spool.age", "spool.dead", "spool.bytes")
                .map(name -> gauges.get(name).getAsLong())
                .toList();
    }

    private static DecisionMetrics metrics(Map<String, LongSupplier> gauges) {
        return (DecisionMetrics) Proxy.newProxyInstance(
                DecisionMetrics.class.getClassLoader(), new Class<?>[] {DecisionMetrics.class}, (self, method, all) -> {
                    gauges.put((String) all[0], (LongSupplier) all[2]);
                    return null;
                });
    }
}
