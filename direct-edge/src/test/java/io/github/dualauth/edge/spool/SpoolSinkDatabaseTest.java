package io.github.dualauth.edge.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SpoolSinkDatabaseTest {

    private static final String KEY = "0".repeat(64);

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool;

    SpoolSinkDatabaseTest(TestDatabase kind) {
        this.spool = new TestSpool(kind, clock);
    }

    private MessageWriter open() {
        return spool.sink().open(TestSpool.envelope("account"));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void open_envelopeThatEndsALine_isRefused() {
        Envelope good = TestSpool.envelope("account");
        for (String bad : List.of("", "a@b.example\nc@d.example", "a@b.example\r", "a b@c.example")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> spool.sink()
                            .open(new Envelope(
                                    Edge.SMTP, "app", "account", good.sender(), List.of(bad), good.requestId())));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> spool.sink()
                            .open(new Envelope(Edge.SMTP, "app", "account", bad, good.recipients(), good.requestId())));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> spool.sink()
                        .open(new Envelope(Edge.SMTP, "app", "account", good.sender(), List.of(), good.requestId())));
        assertEquals(0, spool.rows("SpoolEntity"));
    }

    @Test
    void commit_keyOfAnotherForm_isRefused() {
        try (MessageWriter writer = open()) {
            TestSpool.write(writer.part(TestSpool.MAIL), random(10));
            for (String bad : List.of("", "0".repeat(63), "0".repeat(65), "G".repeat(64))) {
                assertThrows(IllegalArgumentException.class, () -> writer.commit(bad));
            }
        }
        assertEquals(List.of(), spool.queue().claim(10));
    }

    @Test
    void commit_knownKeyWithOtherContent_isConflictingAndKeepsNothing() {
        String content = "1".repeat(64);
        String first;
        try (MessageWriter writer = open()) {
            TestSpool.write(writer.part(TestSpool.MAIL), random(10));
            first = writer.commit(KEY, content).id();
        }
        for (int size : List.of(10, SpoolWriter.CHUNK + 1)) {
            try (MessageWriter writer = open()) {
                TestSpool.write(writer.part(TestSpool.MAIL), random(size));
                assertEquals(new Receipt(first, Receipt.Outcome.CONFLICTING), writer.commit(KEY, "2".repeat(64)));
            }
            try (MessageWriter writer = open()) {
                TestSpool.write(writer.part(TestSpool.MAIL), random(size));
                assertEquals(new Receipt(first, Receipt.Outcome.REPEATED), writer.commit(KEY, content));
            }
        }
        assertEquals(1, spool.queue().claim(10).size());
    }

    @Test
    void commit_withoutPartOrTwice_isRefused() {
        try (MessageWriter writer = open()) {
            assertThrows(IllegalStateException.class, () -> writer.commit(KEY));
            TestSpool.write(writer.part(TestSpool.MAIL), random(10));
            assertFalse(writer.commit(KEY).repeated());
            assertThrows(IllegalStateException.class, () -> writer.commit(KEY));
            assertThrows(IllegalStateException.class, () -> writer.part(TestSpool.MAIL));
        }
        assertEquals(1, spool.queue().claim(10).size());
    }

    @Test
    void part_nameOrTypeOfAnyLength_isTakenOrRefusedAtOnce() {
        String longest = "x".repeat(2000);
        try (MessageWriter writer = open()) {
            for (MessagePart bad : List.of(new MessagePart(longest + "x", "a/b"), new MessagePart("", longest + "x"))) {
                assertThrows(IllegalArgumentException.class, () -> writer.part(bad));
            }
            TestSpool.write(writer.part(new MessagePart(longest, longest)), random(1));
            assertFalse(writer.commit(KEY).repeated());
        }
        assertEquals(
                longest, spool.queue().claim(1).get(0).parts().get(0).part().name());
    }

    @Test
    void close_withoutCommit_leavesNothingToTake() throws IOException {
        OutputStream part;
        try (MessageWriter writer = open()) {
            part = writer.part(TestSpool.MAIL);
            part.write(random(SpoolWriter.CHUNK + 1));
            assertEquals(List.of(), spool.queue().claim(10), "nobody sees what is being received");
        }
        assertThrows(IOException.class, () -> part.write(1));
        assertEquals(List.of(), spool.queue().claim(10));
    }

    @Test
    void close_ofWhatFitsInAChunk_leavesNoRow() {
        try (MessageWriter writer = open()) {
            TestSpool.write(writer.part(TestSpool.MAIL), random(SpoolWriter.CHUNK - 1));
        }
        assertEquals(0, spool.rows("SpoolEntity") + spool.rows("ChunkEntity"));
    }

    @Test
    void commit_sameLargeMessageAgain_leavesItsRowsToTheSweep() {
        String text = "x".repeat(2 * SpoolWriter.CHUNK + 1);
        Receipt first = spool.mail("account", text, KEY);
        assertEquals(new Receipt(first.id(), Receipt.Outcome.REPEATED), spool.mail("account", text, KEY));
        spool.sweep(Duration.ofDays(7), clock);
        assertEquals(1, spool.rows("SpoolEntity"));
        assertEquals(3, spool.rows("ChunkEntity"));
        assertEquals(
                text.length(), spool.read(spool.queue().claim(1).get(0).parts().get(0)).length);
    }

    @Test
    void write_toAPartThatHasEnded_isRefused() {
        try (MessageWriter writer = open()) {
            OutputStream first = writer.part(new MessagePart("1", "text/plain"));
            OutputStream second = writer.part(new MessagePart("2", "text/plain"));
            assertThrows(IOException.class, () -> first.write(1));
            TestSpool.write(second, random(1));
        }
    }

    @Test
    void write_afterTheStagingWasGivenUp_isRefused() throws IOException {
        try (MessageWriter writer = open();
                OutputStream part = writer.part(TestSpool.MAIL)) {
            part.write(random(SpoolWriter.CHUNK));
            clock.advance(SpoolStaging.LEASE);
            spool.sweep(Duration.ofDays(7), clock);
            assertThrows(DependencyUnavailableException.class, () -> part.write(random(SpoolWriter.CHUNK)));
            assertThrows(DependencyUnavailableException.class, () -> writer.commit(KEY));
        }
        spool.sweep(Duration.ofDays(7), clock);
        assertEquals(0, spool.rows("SpoolEntity") + spool.rows("ChunkEntity"));
    }

    @Test
    void write_slowly_keepsTheStagingAlive() throws IOException {
        byte[] chunk = random(SpoolWriter.CHUNK);
        try (MessageWriter writer = open();
                OutputStream part = writer.part(TestSpool.MAIL)) {
            for (int i = 0; i < 3; i++) {
                clock.advance(SpoolStaging.LEASE.minusMillis(1));
                spool.sweep(Duration.ofDays(7), clock);
                part.write(chunk);
            }
            writer.commit(KEY);
        }
        assertEquals(3L * SpoolWriter.CHUNK, spool.queue().claim(1).get(0).size());
    }

    @Test
    void commit_sameKeyAgain_isTheSameMessage() {
        Receipt first = spool.mail("account", "one", KEY);
        Receipt again = spool.mail("account", "one", KEY);
        assertFalse(first.repeated());
        assertEquals(new Receipt(first.id(), Receipt.Outcome.REPEATED), again);
        assertEquals(1, spool.queue().claim(10).size());
    }

    @Test
    void commit_sameKeyOfAnotherAccount_isAnotherMessage() {
        Receipt first = spool.mail("account", "one", KEY);
        Receipt other = spool.mail("other", "one", KEY);
        assertFalse(other.repeated());
        assertNotEquals(first.id(), other.id());
        assertEquals(2, spool.queue().claim(10).size());
    }

    @Test
    void commit_sameKeyAtTheSameMoment_isOneMessage() {
        List<Receipt> all = Together.run(8, i -> spool.mail("account", "one", KEY));
        assertEquals(1, all.stream().filter(one -> !one.repeated()).count());
        assertEquals(1, all.stream().map(Receipt::id).distinct().count());
        assertEquals(1, spool.queue().claim(10).size());
    }

    @Test
    void commit_partsOfAnySize_areReadAsTheyCame() throws IOException {
        int[] sizes = {0, 1, SpoolWriter.CHUNK - 1, SpoolWriter.CHUNK, SpoolWriter.CHUNK + 1, 3 * SpoolWriter.CHUNK};
        AtomicInteger told = new AtomicInteger();
        MessageKey whole = new MessageKey();
        spool.sink().whenReady(told::incrementAndGet);
        try (MessageWriter writer = open()) {
            for (int size : sizes) {
                try (OutputStream part = writer.part(new MessagePart("<" + size + "@x>", "text/plain"))) {
                    byte[] bytes = random(size);
                    whole.stream(bytes, size);
                    int half = size / 2;
                    part.write(bytes, 0, half);
                    if (half < size) {
                        part.write(bytes[half]);
                        part.write(bytes, half + 1, size - half - 1);
                    }
                }
            }
            writer.commit(KEY);
        }
        assertEquals(1, told.get());
        SpooledMessage message = spool.queue().claim(1).get(0);
        assertEquals(TestSpool.envelope("account"), message.envelope());
        assertEquals(clock.instant(), message.ready());
        assertEquals(sizes.length, message.parts().size());
        long sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            SpooledPart part = message.parts().get(i);
            assertEquals("<" + sizes[i] + "@x>", part.part().name());
            assertArrayEquals(random(sizes[i]), spool.read(part));
            sum += sizes[i];
        }
        assertEquals(sum, message.size());
        assertEquals(whole.hex(), message.contentHash(), "SHA-256 of all bytes");
    }

    @Test
    void of_texts_doNotRunIntoEachOther() {
        assertNotEquals(
                new MessageKey().add("ab").add("c").hex(),
                new MessageKey().add("a").add("bc").hex());
        assertNotEquals(
                new MessageKey().add("a").add("").hex(),
                new MessageKey().add("a").hex());
    }
}
