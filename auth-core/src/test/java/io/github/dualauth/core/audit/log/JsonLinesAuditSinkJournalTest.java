package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.testing.LogLines;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that go through the journal, and what there is where it cannot take them. */
class JsonLinesAuditSinkJournalTest {

    @TempDir
    private Path directory;

    /** Long enough for the thread that empties the journal to come by often, and with records that fill it. */
    @Test
    void append_whileTheJournalIsEmptied_keepsTheOrder() throws IOException {
        String large = "x".repeat(AuditJournal.CAPACITY / 2);
        try (JsonLinesAuditSink sink = open()) {
            for (int i = 0; i < 40_000; i++) {
                append(sink, "r" + i);
                if (i % 4_000 == 0) {
                    append(sink, large, large, large);
                }
            }
            assertEquals(40_030, sink.end().sequence());
        }
        assertEquals(40_030, verified());
    }

    @Test
    void close_leavesNoJournal() throws IOException {
        try (JsonLinesAuditSink sink = open()) {
            append(sink, "1");
            assertTrue(Files.exists(journal()));
        }
        assertFalse(Files.exists(journal()));
    }

    /** On a disk too small for it. */
    @Test
    void append_noJournalCanBeMade_isWrittenByItselfAndTold() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "dualauth", directory.toString()), "no root here");
        try (LogLines log = LogLines.of(JsonLinesAuditSink.class);
                JsonLinesAuditSink sink = open()) {
            List<String> told = log.take();
            assertEquals(1, told.size());
            assertTrue(told.get(0).startsWith("WARNING without an audit journal"), told::toString);
            append(sink, "1");
            assertEquals(1, verified());
            assertFalse(Files.exists(journal()));
        } finally {
            assertTrue(run("umount", directory.toString()));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** A disk that is lost below the journal, before and after the code is compiled. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20_000})
    void append_journalThatIsGone_losesNothing(int before) throws IOException {
        List<String> taken = new ArrayList<>();
        List<InternalError> told = new ArrayList<>();
        try (LogLines log = LogLines.of(AuditJournal.class);
                JsonLinesAuditSink sink = open()) {
            for (int i = 0; i < before; i++) {
                append(sink, "before");
            }
            try (RandomAccessFile gone = new RandomAccessFile(journal().toFile(), "rw")) {
                gone.setLength(0);
            }
            for (int i = 0; i < 100; i = taken.size() + told.size()) {
                appendSome(sink, taken, told);
            }
            assertEquals(1, log.take().size());
        }
        assertTrue(taken.size() >= 50, taken::toString);
        String text = Files.readString(file());
        taken.forEach(id -> assertTrue(text.contains("\"" + id + "\""), id));
        assertTrue(verified() >= before + taken.size());
    }

    /** The virtual machine tells of it by an error, which may come late. */
    private static void appendSome(JsonLinesAuditSink sink, List<String> taken, List<InternalError> told)
            throws IOException {
        try {
            while (taken.size() + told.size() < 100) {
                String id = "after-" + taken.size();
                append(sink, id);
                taken.add(id);
            }
        } catch (InternalError late) {
            told.add(late);
        }
    }

    @Test
    void open_directoryInPlaceOfTheJournal_isRefusedAndLeavesTheFileToTheNext() throws IOException {
        Files.createDirectory(journal());
        assertThrows(IOException.class, this::open);
        Files.delete(journal());
        open().close();
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private Path journal() {
        return directory.resolve("audit.jsonl.journal");
    }

    private JsonLinesAuditSink open() throws IOException {
        return JsonLinesAuditSink.open(file(), false);
    }

    private static void append(JsonLinesAuditSink sink, String... requestIds) throws IOException {
        sink.append(List.of(requestIds).stream().map(TestEvents::members).toList());
    }

    private long verified() throws IOException {
        try (var log = Files.newInputStream(file())) {
            AuditVerification.Result result = AuditVerification.of(log, AuditVerification.Known.NOTHING);
            assertTrue(result.sound(), result::text);
        }
        return Files.readAllLines(file()).size();
    }
}
