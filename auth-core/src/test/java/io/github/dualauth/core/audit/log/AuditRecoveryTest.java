package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.testing.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records in the journal when the process is killed. */
class AuditRecoveryTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void kill_recordsInTheJournalAlone_areInTheFileAfterTheNextStart(boolean first) throws IOException {
        List<String> all = new ArrayList<>(List.of("1", "2", "3", "4"));
        if (!first) {
            all.add(0, "0");
            reopened("0");
        }
        killedWith("1", "2");
        reopened("3");
        reopened("4");
        assertEquals(all, requestIds());
    }

    @Test
    void kill_thenForcedToTheDisk_losesNothingAndNeedsNoJournal() throws IOException {
        killedWith("1", "2");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), true)) {
            assertFalse(Files.exists(journal()));
            append(sink, "3");
        }
        assertEquals(List.of("1", "2", "3"), requestIds());
    }

    /** In the middle of a move into the file. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200, 500, 700})
    void kill_partOfTheRecordsInTheFile_areWholeAfterTheNextStart(int moved) throws IOException {
        byte[] left = killedWith("1", "2");
        Files.write(file(), Arrays.copyOf(left, moved));
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            reopened("3");
            assertEquals(List.of(), log.take());
        }
        assertEquals(List.of("1", "2", "3"), requestIds());
    }

    /** Between the move into the file and the word that it is done. */
    @Test
    void kill_allRecordsInTheFile_areNotThereTwice() throws IOException {
        reopened("0");
        byte[] left = killedWith("1", "2");
        Files.write(file(), left, StandardOpenOption.APPEND);
        reopened("3");
        assertEquals(List.of("0", "1", "2", "3"), requestIds());
    }

    /** The journal's counters could not be written any more, or it is older than the file. */
    @Test
    void kill_recordsFurtherUpInTheFile_areNotThereTwice() throws IOException {
        byte[] left = killedWith("1", "2");
        reopened("3");
        leave(left);
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            reopened("4");
            assertEquals(List.of(), log.take());
        }
        assertEquals(List.of("1", "2", "3", "4"), requestIds());
    }

    @Test
    void kill_halfALineInTheFileThatTheJournalDoesNotHave_isTold() throws IOException {
        reopened("1");
        byte[] left = killedWith("2");
        Files.write(file(), left, StandardOpenOption.APPEND);
        Files.writeString(file(), "half", StandardOpenOption.APPEND);
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            reopened("3");
            assertEquals(
                    List.of("WARNING the last 4 bytes of " + file() + " were an unfinished record: cut off"),
                    log.take());
        }
        assertEquals(List.of("1", "2", "3"), requestIds());
    }

    @Test
    void kill_thenFirstRecordsTakenAway_losesNothing() throws IOException {
        reopened("1");
        reopened("2");
        killedWith("3");
        takeFirstLineAway();
        reopened("4");
        assertEquals(List.of("2", "3", "4"), readRequestIds());
    }

    @Test
    void kill_thenFirstRecordsTakenAwayThatTheJournalHasToo_losesNothing() throws IOException {
        byte[] left = killedWith("1", "2", "3");
        Files.write(file(), Arrays.copyOf(left, left.length * 2 / 3));
        takeFirstLineAway();
        reopened("4");
        assertEquals(List.of("2", "3", "4"), readRequestIds());
    }

    /** The file was moved away or restored, or the machine lost power. */
    @ParameterizedTest
    @ValueSource(strings = {"missing", "of another chain", "without the last record", "continued without the journal"})
    void open_journalThatDoesNotFitTheFile_isMovedAsideAndTold(String how) throws IOException {
        reopened("0");
        byte[] before = Files.readAllBytes(file());
        reopened("1");
        byte[] after = Files.readAllBytes(file());
        byte[] left = killedWith("2", "3");
        switch (how) {
            case "missing" -> Files.delete(file());
            case "of another chain" -> replaceFile();
            case "without the last record" -> Files.write(file(), before);
            default -> Files.write(file(), continued(after));
        }
        List<String> expected = Files.exists(file()) ? new ArrayList<>(readRequestIds()) : new ArrayList<>();
        expected.addAll(List.of("4", "5"));
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            reopened("4");
            Path aside = aside("audit.jsonl.broken-");
            assertArrayEquals(left, Files.readAllBytes(aside));
            assertEquals(
                    List.of("SEVERE the last records do not belong behind those of " + file() + " and are now "
                            + aside),
                    log.take());
            reopened("5");
            assertEquals(List.of(), log.take());
        }
        assertEquals(expected, requestIds());
    }

    private void replaceFile() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(other, false)) {
            append(sink, "other");
        }
        Files.delete(file());
        Files.move(other, file());
    }

    /** By somebody who knew nothing of it: an older release. */
    private byte[] continued(byte[] before) throws IOException {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("audit.jsonl");
        Files.write(other, before);
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(other, false)) {
            append(sink, "fork 2", "fork 3", "fork 4");
        }
        return Files.readAllBytes(other);
    }

    /** Power was lost before the last of it was on the disk. */
    @Test
    void open_journalThatIsBrokenFurtherOn_isTakenUpToThere() throws IOException {
        byte[] left = killedWith("1", "2", "3");
        int second = new String(left, StandardCharsets.US_ASCII).indexOf("\"requestId\":\"2\"");
        left[second] = -1;
        leave(left);
        reopened("4");
        assertEquals(List.of("1", "4"), requestIds());
        assertArrayEquals(
                Arrays.copyOfRange(left, left.length / 3, left.length),
                Files.readAllBytes(aside("audit.jsonl.broken-")));
    }

    @Test
    void open_journalThatIsNone_isMovedAsideAndTold() throws IOException {
        reopened("1");
        byte[] other = "no journal, whatever it is".getBytes(StandardCharsets.US_ASCII);
        Files.write(journal(), other);
        try (LogLines log = LogLines.of(AuditRecovery.class)) {
            reopened("2");
            Path aside = aside("audit.jsonl.journal.broken-");
            assertArrayEquals(other, Files.readAllBytes(aside));
            assertEquals(List.of("SEVERE " + journal() + " is no sound audit journal and is now " + aside), log.take());
        }
        assertEquals(List.of("1", "2"), requestIds());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void open_chainThatMayNotGoOn_isAskedOfWithTheJournal(boolean empty) throws IOException {
        if (!empty) {
            reopened("1");
        }
        killedWith("2", "3");
        List<Long> ends = new ArrayList<>();
        JsonLinesAuditSink.open(file(), false, (audit, end) -> {
                    ends.add(end.sequence());
                    assertEquals(audit.length(), audit.wholeLength());
                    String last = audit.lastLine(audit.length());
                    assertEquals(end, AuditChain.read(last).orElseThrow().end());
                    return false;
                })
                .close();
        assertEquals(List.of(empty ? 2L : 3L), ends);
        assertEquals(
                ends.get(0), Files.readAllLines(aside("audit.jsonl.broken-")).size());
        reopened("4");
        assertEquals(List.of("4"), requestIds());
    }

    @Test
    void open_thatFails_leavesTheJournalToTheNext() throws IOException {
        killedWith("1", "2");
        assertThrows(
                StackOverflowError.class,
                () -> JsonLinesAuditSink.open(file(), false, (audit, end) -> {
                    throw new StackOverflowError();
                }));
        reopened("3");
        assertEquals(List.of("1", "2", "3"), requestIds());
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private Path journal() {
        return directory.resolve("audit.jsonl.journal");
    }

    private Path aside(String prefix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(other -> other.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void takeFirstLineAway() throws IOException {
        String lines = Files.readString(file());
        Files.writeString(file(), lines.substring(lines.indexOf('\n') + 1));
    }

    /** As a kill leaves them before anything is moved: the records, which it returns, in the journal alone. */
    private byte[] killedWith(String... requestIds) throws IOException {
        byte[] before = Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false)) {
            append(sink, requestIds);
        }
        byte[] after = Files.readAllBytes(file());
        Files.write(file(), before);
        byte[] left = Arrays.copyOfRange(after, before.length, after.length);
        leave(left);
        return left;
    }

    private void leave(byte[] bytes) throws IOException {
        assertTrue(AuditJournal.begin(journal()).put(bytes));
    }

    private void reopened(String requestId) throws IOException {
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file(), false)) {
            append(sink, requestId);
        }
    }

    private static void append(JsonLinesAuditSink sink, String... requestIds) throws IOException {
        sink.append(List.of(requestIds).stream().map(TestEvents::members).toList());
    }

    /** Of a chain that is sound from its first record. */
    private List<String> requestIds() throws IOException {
        try (var log = Files.newInputStream(file())) {
            AuditVerification.Result result = AuditVerification.of(log, AuditVerification.Known.NOTHING);
            assertTrue(result.sound(), result::text);
        }
        return readRequestIds();
    }

    private List<String> readRequestIds() throws IOException {
        return Files.readAllLines(file()).stream()
                .map(line -> AuditMembers.read(line).orElseThrow().get("requestId"))
                .toList();
    }
}
