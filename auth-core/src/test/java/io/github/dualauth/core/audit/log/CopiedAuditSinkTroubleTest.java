package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import io.github.dualauth.core.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not as they were written, databases that hang, and what operators read of it; whatever the database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CopiedAuditSinkTroubleTest {

    private static final String NODE = AuditChain.begin().node();
    private static final String BROKEN =
            "SEVERE audit records stay in the file for now: a broken record in the audit file";

    @TempDir
    private Path directory;

    private final TroubledDataSource troubled = new TroubledDataSource(TestDatabase.H2.empty());
    private final Database database = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
    private final StoredRecords stored = new StoredRecords(database);
    private final LogLines log = LogLines.of(CopiedAuditSink.class);

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    static Stream<Arguments> forgedFiles() {
        List<String> sound = lines(AuditChain.begin(NODE), 5);
        List<String> early = new ArrayList<>(sound);
        early.set(2, sound.get(2).replace("account", "accounT"));
        List<String> late = new ArrayList<>(sound);
        late.set(3, sound.get(3).replace("account", "accounT"));
        List<String> anotherWay = new ArrayList<>(sound.subList(0, 3));
        anotherWay.addAll(lines(new AuditChain(NODE, 3, "0".repeat(64)), 2));
        List<String> gap = new ArrayList<>(sound);
        gap.remove(3);
        List<String> stranger = new ArrayList<>(lines(AuditChain.begin("00000000000000ff"), 1));
        stranger.addAll(sound);
        return Stream.of(
                Arguments.of("edited where the copy is about to begin", early),
                Arguments.of("edited further on", late),
                Arguments.of("forged from a record on", anotherWay),
                Arguments.of("one taken out", gap),
                Arguments.of("one of another node in front", stranger));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedFiles")
    void copy_fileThatWasForged_isToldOnceAndNothingIsCopied(String how, List<String> lines) throws IOException {
        Files.write(file(), lines);
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            List<String> told = new ArrayList<>();
            while (told.isEmpty() && sink.lag() > 0) {
                told.addAll(log.take());
            }
            assertEquals(List.of(BROKEN), told, how);
            troubled.awaitConnections(3);
            assertTrue(sink.lag() > 0);
            assertEquals(List.of(), log.take());
            assertEquals(List.of(), stored.requestIds(NODE));
        }
    }

    /** The rows of those records were taken away as well. */
    @Test
    void copy_fileWithoutItsFirstRecords_beginsWithWhatIsThere() throws IOException {
        Files.write(file(), lines(AuditChain.begin(NODE), 4).subList(2, 4));
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            append(sink, "5");
            Waiting.until(() -> sink.lag() == 0);
            assertEquals(List.of("3", "4", "5"), stored.requestIds(NODE));
        }
        assertEquals(List.of(), log.take());
    }

    @Test
    void copy_noTrouble_saysNothing() throws IOException {
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            for (int i = 0; i < 3; i++) {
                append(sink, "r" + i);
                Waiting.until(() -> sink.lag() == 0);
            }
        }
        assertEquals(List.of(), log.take());
    }

    @Test
    void copy_databaseDownForAWhile_isToldOnceEach() throws IOException {
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            append(sink, "1");
            Waiting.until(() -> sink.lag() == 0);
            troubled.down(true);
            append(sink, "2");
            List<String> told = new ArrayList<>();
            awaitLine(told, "SEVERE audit records stay in the file for now: ");
            troubled.down(false);
            awaitLine(told, "WARNING audit records are copied to the database again");
            append(sink, "3");
            Waiting.until(() -> sink.lag() == 0);
            told.addAll(log.take());
            assertEquals(2, told.size(), told::toString);
        }
        assertEquals(List.of(), log.take());
    }

    @Test
    void probe_fileThatCannotBeWritten_isRefused() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no such device");
        Files.createSymbolicLink(file(), full);
        CopiedAuditSink sink = CopiedAuditSink.open(file(), true, database);
        assertThrows(IOException.class, () -> append(sink, "1"));
        assertThrows(IOException.class, sink::probe);
        assertThrows(IOException.class, sink::close);
        Files.delete(file());
    }

    /** A server that undeploys must neither wait for a database that hangs nor lose the word that it is to hurry. */
    @Test
    void close_interruptedWhileTheDatabaseHangs_leavesTheFileAndStaysInterrupted() throws Exception {
        CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database);
        append(sink, "1");
        Waiting.until(() -> sink.lag() == 0);
        troubled.hold();
        append(sink, "2");
        troubled.awaitHeld();
        Thread.currentThread().interrupt();
        sink.close();
        assertTrue(Thread.interrupted());
        JsonLinesAuditSink.open(file(), false).close();
        troubled.letGo();
        Waiting.until(() -> sink.lag() == 0);
        assertEquals(List.of(), log.take());
    }

    @Test
    void open_always_keepsNoServerFromEnding() throws IOException {
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            Waiting.until(() -> sink.lag() == 0);
            List<Thread> copying = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> "dualauth-audit-copy".equals(thread.getName()))
                    .toList();
            assertFalse(copying.isEmpty());
            assertTrue(copying.stream().allMatch(Thread::isDaemon));
        }
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private static List<String> lines(AuditChain before, int records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AuditChain chain = before;
        for (int i = 0; i < records; i++) {
            chain = chain.link(TestEvents.members(Long.toString(chain.sequence() + 1)), lines);
        }
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void append(AuditSink sink, String requestId) throws IOException {
        sink.append(List.of(TestEvents.members(requestId)));
    }

    private void awaitLine(List<String> told, String start) {
        Waiting.until(() -> {
            told.addAll(log.take());
            return told.stream().anyMatch(line -> line.startsWith(start));
        });
    }
}
