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

    /** As after somebody who broke down before anybody knew what became of the record. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resume_anyTime_findsWhereTheChainEnds(boolean sync) throws IOException {
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), sync)) {
            AuditChain begin = sink.end();
            sink.resume();
            assertEquals(begin, sink.end());
            append(sink, "1", "2");
            AuditChain end = sink.end();
            sink.resume();
            assertEquals(end, sink.end());
            append(sink, "3");
        }
        assertEquals(3, verified());
    }

    /** Whoever breaks down in the middle must not leave the chain where two records can follow one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void append_byThreadsWithoutStack_keepsTheChain(boolean sync) throws Exception {
        List<String> taken = new ArrayList<>();
        int broken = 0;
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), sync)) {
            append(sink, "before");
            for (int i = 0; i < 20; i++) {
                Deep deep = new Deep(sink, "deep-" + i);
                Thread thread = new Thread(null, deep, "deep", 1);
                thread.start();
                thread.join();
                taken.addAll(deep.taken);
                broken += deep.broken;
            }
            append(sink, "after");
        }
        assertTrue(broken > 20, "breaks down often");
        assertEquals(60, taken.size());
        String text = Files.readString(file());
        taken.forEach(id -> assertEquals(2, text.split("\"" + id + "\"", -1).length, id));
        assertTrue(verified() >= 62);
    }

    /** Goes down until there is no more stack, and tries to append on the way back. */
    private static final class Deep implements Runnable {

        private final JsonLinesAuditSink sink;
        private final String id;
        private final List<String> taken = new ArrayList<>();
        private int broken;
        private int frames;

        Deep(JsonLinesAuditSink sink, String id) {
            this.sink = sink;
            this.id = id;
        }

        @Override
        public void run() {
            try {
                frames++;
                if (frames < 1_000_000) {
                    run();
                }
            } catch (StackOverflowError end) {
                broken++;
            }
            if (taken.size() < 3) {
                try {
                    String own = id + "-" + broken + "-" + taken.size();
                    append(sink, own);
                    taken.add(own);
                } catch (StackOverflowError | IOException again) {
                    broken++;
                }
            }
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
