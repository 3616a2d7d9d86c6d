package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.LogLines;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJournalTest {

    private static final int LENGTH = AuditJournal.CAPACITY + 16;

    /** Of memory, at most. */
    private static final int PAGE = 64 * 1024;

    private static final int DIGITS = 8;
    private static final int FIRST = 10_000_000;
    private static final int LAST = 12_000_000;

    @TempDir
    private Path directory;

    @Test
    void put_moreThanThereIsRoomFor_isRefusedAndAddsNothing() throws IOException {
        AuditJournal journal = AuditJournal.begin(journal());
        assertFalse(journal.put(bytes(AuditJournal.CAPACITY + 1, 1)));
        assertEquals(0, journal.content().length);
        assertTrue(journal.put(bytes(AuditJournal.CAPACITY, 1)));
        assertFalse(journal.put(bytes(1, 1)));
        assertEquals(AuditJournal.CAPACITY, journal.content().length);
        journal.taken(1);
        assertTrue(journal.put(bytes(1, 1)));
        assertFalse(journal.put(bytes(1, 1)));
    }

    /** By lengths that do not divide the ring, so that it is cut everywhere. */
    @ParameterizedTest
    @ValueSource(ints = {1, 77_777, AuditJournal.CAPACITY - 1, AuditJournal.CAPACITY})
    void put_aroundTheRing_isGivenBackInOrder(int length) throws IOException {
        AuditJournal journal = AuditJournal.begin(journal());
        for (int i = 0; i < 30; i++) {
            byte[] bytes = bytes(length, i);
            assertTrue(journal.put(bytes));
            assertArrayEquals(bytes, journal.content());
            journal.taken(length / 2);
            assertArrayEquals(Arrays.copyOfRange(bytes, length / 2, length), journal.content());
            journal.taken(length - length / 2);
            assertEquals(0, journal.content().length);
        }
    }

    @Test
    void content_whileAnotherThreadPuts_isWholeAndInOrder() throws Exception {
        AuditJournal journal = AuditJournal.begin(journal());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> read = other.submit(() -> readNumbers(journal));
            for (int i = FIRST; i < LAST && !read.isDone(); ) {
                i += journal.put(Integer.toString(i).getBytes(StandardCharsets.US_ASCII)) ? 1 : 0;
            }
            assertEquals(LAST, read.get());
        } finally {
            other.shutdownNow();
        }
    }

    private static int readNumbers(AuditJournal journal) throws IOException {
        int expected = FIRST;
        while (expected < LAST) {
            String content = new String(journal.content(), StandardCharsets.US_ASCII);
            for (int at = 0; at < content.length(); at += DIGITS) {
                assertEquals(expected, Integer.parseInt(content, at, at + DIGITS, 10));
                expected++;
            }
            journal.taken(content.length());
        }
        return expected;
    }

    /** After so many that the compiled code meets it, at the end of a page in the middle of one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30_000})
    void put_diskLostBelow_isRefusedFromThenOnAndLosesNothing(int before) throws IOException {
        AuditJournal journal = AuditJournal.begin(journal());
        byte[] record = bytes(400, 1);
        for (int i = 0; i < before; i++) {
            journal.taken(journal.content().length);
            assertTrue(journal.put(record));
        }
        try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rw");
                LogLines log = LogLines.of(AuditJournal.class)) {
            long end = 16 + before * 400L % AuditJournal.CAPACITY;
            file.setLength((end / PAGE + 1) * PAGE);
            AtomicInteger more = new AtomicInteger();
            apart(() -> {
                while (journal.put(record)) {
                    more.incrementAndGet();
                }
            });
            apart(() -> journal.put(record));
            apart(() -> journal.put(record));
            assertTrue(more.get() <= PAGE / 400, () -> more + " in a page");
            assertFalse(journal.put(record));
            assertEquals(
                    List.of("SEVERE the audit journal cannot be written, each record is written by itself from now on"),
                    log.take());
            assertEquals((more.get() + 1) * 400, journal.content().length);
        }
    }

    @Test
    void taken_diskLostBelow_isTakenAndTheLast() throws IOException {
        AuditJournal journal = AuditJournal.begin(journal());
        assertTrue(journal.put(bytes(400, 1)));
        try (RandomAccessFile file = new RandomAccessFile(journal().toFile(), "rw")) {
            file.setLength(0);
        }
        apart(() -> journal.taken(300));
        assertArrayEquals(Arrays.copyOfRange(bytes(400, 1), 300, 400), journal.content());
        apart(() -> journal.put(bytes(400, 1)));
        apart(() -> journal.put(bytes(400, 1)));
        assertFalse(journal.put(bytes(400, 1)));
        assertArrayEquals(Arrays.copyOfRange(bytes(400, 1), 300, 400), journal.content());
    }

    /** The virtual machine tells of a lost disk by an error, now or later: to a thread that it harms nothing. */
    private static void apart(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((ended, error) -> {
            // It may be told or not.
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void left_ofAProcessThatWasKilled_isWhatItDidNotTake() throws IOException {
        AuditJournal first = AuditJournal.begin(journal());
        assertTrue(first.put(new byte[] {1, 2, 3}));
        first.taken(1);
        assertArrayEquals(new byte[] {2, 3}, left());
    }

    @Test
    void left_aroundTheRing_isWhole() throws IOException {
        AuditJournal journal = AuditJournal.begin(journal());
        assertTrue(journal.put(bytes(AuditJournal.CAPACITY - 2, 1)));
        journal.taken(AuditJournal.CAPACITY - 2);
        assertTrue(journal.put(new byte[] {1, 2, 3, 4}));
        assertArrayEquals(new byte[] {1, 2, 3, 4}, left());
    }

    @Test
    void left_nothing_isEmpty() throws IOException {
        assertEquals(0, left().length);
        AuditJournal.begin(journal());
        assertEquals(0, left().length);
    }

    /** The process was killed while it made it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 15, 16, 4096, AuditJournal.CAPACITY + 15})
    void left_halfMade_isEmpty(int length) throws IOException {
        Files.write(journal(), new byte[length]);
        assertEquals(0, left().length);
    }

    @ParameterizedTest
    @CsvSource({
        "4096, 0, 5",
        AuditJournal.CAPACITY + 15 + ", 0, 5",
        AuditJournal.CAPACITY + 17 + ", 0, 5",
        LENGTH + ", 5, 4",
        LENGTH + ", -1, 4",
        LENGTH + ", 3, " + (AuditJournal.CAPACITY + 4),
        LENGTH + ", -9223372036854775807, 9223372036854775807"
    })
    void left_whatIsNoJournal_isTold(int length, long taken, long put) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).putLong(0, taken).putLong(Long.BYTES, put);
        Files.write(journal(), bytes.array());
        assertEquals(Optional.empty(), AuditJournal.left(journal()));
    }

    @Test
    void begin_missing_isMadeForItsOwnerOnlyWithAllItsRoom() throws IOException {
        assertEquals(0, AuditJournal.begin(journal()).content().length);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())));
        assertEquals(LENGTH, Files.size(journal()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "a link", "a link to nothing"})
    void begin_overWhatSomebodyElseMade_replacesIt(String what) throws IOException {
        Path other = directory.resolve("other");
        if (!what.endsWith("nothing")) {
            Files.write(other, new byte[LENGTH]);
        }
        if (what.startsWith("a link")) {
            Files.createSymbolicLink(journal(), other);
        } else {
            Files.move(other, journal());
            Files.setPosixFilePermissions(journal(), PosixFilePermissions.fromString(what));
        }
        assertTrue(AuditJournal.begin(journal()).put(bytes(400, 1)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())));
        assertFalse(Files.isSymbolicLink(journal()));
        assertTrue(Files.notExists(other) || Arrays.equals(new byte[LENGTH], Files.readAllBytes(other)));
        assertArrayEquals(bytes(400, 1), left());
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (1 + (i * 31 + seed) % 127);
        }
        return bytes;
    }

    private Path journal() {
        return directory.resolve("audit.jsonl.journal");
    }

    private byte[] left() throws IOException {
        return AuditJournal.left(journal()).orElseThrow();
    }
}
