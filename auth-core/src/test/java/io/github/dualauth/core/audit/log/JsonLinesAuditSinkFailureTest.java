package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.Waiting;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails, and what an earlier failure left of the file. */
class JsonLinesAuditSinkFailureTest {

    @TempDir
    private Path directory;

    @Test
    void append_fullDisk_isRefusedForThatReason() throws IOException {
        device("/dev/full");
        try (FileOutputStream plain = new FileOutputStream("/dev/full")) {
            IOException expected = assertThrows(IOException.class, () -> plain.write(1));
            JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), true);
            IOException told = assertThrows(IOException.class, () -> append(sink, "1"));
            assertEquals(expected.getMessage(), told.getMessage());
            assertEquals(0, sink.end().sequence());
            closeDevice(sink);
        }
    }

    /** What the journal took before anybody knew stays there. */
    @Test
    void append_diskFoundFull_isRefusedFromThenOn() throws IOException {
        device("/dev/full");
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false);
        append(sink, "1");
        Waiting.until(() -> fails(sink::probe));
        assertThrows(IOException.class, () -> append(sink, "2"));
        assertThrows(IOException.class, sink::probe);
        assertThrows(IOException.class, () -> append(sink, "3"));
        assertEquals(1, sink.end().sequence());
        assertThrows(IOException.class, sink::close);
        Files.delete(file());
        JsonLinesAuditSink.open(file(), false).close();
        assertEquals(1, Files.readAllLines(file()).size());
    }

    @Test
    void append_thatFailedHalfWay_leavesNothingOfTheRecord() throws IOException {
        device("/dev/full");
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), true);
        Files.delete(file());
        Files.writeString(file(), "{\"node\":\"0123456789abcdef\",\"se");
        assertThrows(IOException.class, () -> append(sink, "1"));
        assertEquals("", Files.readString(file()));
        closeDevice(sink);
    }

    @Test
    void probe_afterAFailedWrite_isRefusedWhileNothingCanBeWritten() throws IOException {
        device("/dev/full");
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), true);
        assertThrows(IOException.class, () -> append(sink, "1"));
        assertThrows(IOException.class, sink::probe);
        assertThrows(IOException.class, sink::probe);
        closeDevice(sink);
    }

    /** A device takes all bytes, and no order to keep them. */
    @Test
    void append_diskThatDoesNotKeepWhatItTook_isRefusedOnlyIfItIsToBeForced() throws IOException {
        device("/dev/null");
        JsonLinesAuditSink forced = JsonLinesAuditSink.open(file(), true);
        assertThrows(SyncFailedException.class, () -> append(forced, "1"));
        closeDevice(forced);
        device("/dev/null");
        JsonLinesAuditSink unforced = JsonLinesAuditSink.open(file(), false);
        append(unforced, "1");
        assertEquals(1, unforced.end().sequence());
        closeDevice(unforced);
    }

    /** The journal has no room for it, and nothing to move into the file meanwhile. */
    @Test
    void append_tooLargeForTheJournalOnAFullDisk_failsUntilItIsWritten() throws IOException {
        device("/dev/full");
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false);
        assertThrows(IOException.class, () -> append(sink, "x".repeat(AuditJournal.CAPACITY)));
        // The thread that empties the journal comes by.
        for (int i = 0; i < 3; i++) {
            Path journal = directory.resolve("audit.jsonl.journal");
            assertThrows(IOException.class, sink::probe);
            assertThrows(IOException.class, () -> append(sink, "1"));
            assertArrayEquals(new byte[16], Arrays.copyOf(Files.readAllBytes(journal), 16));
        }
        closeDevice(sink);
    }

    /** A pipe that nobody reads from is the disk that does not answer. */
    @Test
    void probe_hangingDisk_isRefusedAndTheJournalTakesRecordsAllTheSame() throws Exception {
        assumeTrue(makePipe(), "no pipes here");
        try (RandomAccessFile reader = new RandomAccessFile(file().toFile(), "rw")) {
            JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false);
            String large = "x".repeat(512 * 1024);
            append(sink, large);
            Waiting.until(() -> fails(sink::probe));
            IOException told = assertThrows(IOException.class, sink::probe);
            assertEquals("the disk does not answer", told.getMessage());
            append(sink, "2");
            assertEquals(2, sink.end().sequence());
            reader.readFully(new byte[large.length()]);
            sink.probe();
            assertThrows(SyncFailedException.class, sink::close);
        }
    }

    private boolean makePipe() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", file().toString()).start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void open_lastLineUnfinished_isCutOffAtOnceAndTold(int left) throws IOException {
        write("1");
        byte[] whole = Files.readAllBytes(file());
        Files.writeString(file(), "x".repeat(left), StandardOpenOption.APPEND);
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            JsonLinesAuditSink.open(file(), false).close();
            assertEquals(
                    List.of("WARNING the last " + left + " bytes of " + file() + " were an unfinished record: cut off"),
                    log.take());
        }
        assertEquals(new String(whole, StandardCharsets.UTF_8), Files.readString(file()));
    }

    @Test
    void open_soundFile_saysNothing() throws IOException {
        try (LogLines log = LogLines.of(JsonLinesAuditSink.class);
                LogLines recovery = LogLines.of(AuditRecovery.class)) {
            write("1");
            write("2");
            assertEquals(List.of(), log.take());
            assertEquals(List.of(), recovery.take());
        }
    }

    @Test
    void open_fileThatCannotGoOn_isToldAndLeftAlone() throws IOException {
        write("1");
        Files.writeString(file(), "no record\n", StandardOpenOption.APPEND);
        try (LogLines log = LogLines.of(JsonLinesAuditSink.class);
                JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false)) {
            Path aside = aside();
            assertEquals(
                    List.of("SEVERE the audit file " + file() + " cannot be continued and is now " + aside),
                    log.take());
            // Nobody has it any more.
            FileOwnership.take(aside).close();
            assertEquals(0, sink.end().sequence());
        }
    }

    @Test
    void open_thatFails_leavesTheFileToTheNext() throws IOException {
        write("1");
        assertThrows(
                IllegalStateException.class,
                () -> JsonLinesAuditSink.open(file(), false, (audit, end) -> {
                    throw new IllegalStateException("the database is down");
                }));
        assertThrows(
                IOException.class,
                () -> JsonLinesAuditSink.open(file(), false, (audit, end) -> {
                    throw new IOException("the disk is gone");
                }));
        write("2");
        assertEquals(2, Files.readAllLines(file()).size());
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private Path aside() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(other -> other.toString().contains(".broken-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Makes the file a name of a device, which fails as disks do. */
    private void device(String name) throws IOException {
        assumeTrue(Files.exists(Path.of(name)), "no such device");
        Files.createSymbolicLink(file(), Path.of(name));
    }

    /** No device can be forced to keep anything, which is told here as well. */
    private void closeDevice(JsonLinesAuditSink sink) throws IOException {
        assertThrows(SyncFailedException.class, sink::close);
        IOException closed = assertThrows(IOException.class, () -> append(sink, "late"));
        assertTrue(closed.getMessage().contains("closed"), closed::toString);
        Files.delete(file());
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static boolean fails(Writing writing) {
        try {
            writing.write();
            return false;
        } catch (IOException expected) {
            return true;
        }
    }

    private void write(String requestId) throws IOException {
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false)) {
            append(sink, requestId);
        }
    }

    private static void append(JsonLinesAuditSink sink, String requestId) throws IOException {
        sink.append(List.of(TestEvents.members(requestId)));
    }
}
