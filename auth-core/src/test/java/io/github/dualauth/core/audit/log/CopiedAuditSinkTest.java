package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CopiedAuditSinkTest {

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final Database database;
    private final StoredRecords stored;

    CopiedAuditSinkTest(TestDatabase kind) {
        this.kind = kind;
        database = kind.shared(AccountDirectory.SCHEMA);
        stored = new StoredRecords(database);
    }

    @Test
    void append_databaseDown_isWrittenAndCopiedLater() throws IOException {
        TroubledDataSource troubled = new TroubledDataSource(kind.empty());
        try (Database own = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
                CopiedAuditSink sink = CopiedAuditSink.open(file(), false, own)) {
            append(sink, "1");
            Waiting.until(() -> sink.lag() == 0);
            troubled.down(true);
            append(sink, "2", "3");
            append(sink, "4");
            sink.probe();
            assertEquals(3, sink.lag());
            troubled.down(false);
            Waiting.until(() -> sink.lag() == 0);
            assertSame(new StoredRecords(own));
        }
    }

    @Test
    void copy_commitWhoseAnswerIsLost_doublesNothing() throws IOException {
        TroubledDataSource troubled = new TroubledDataSource(kind.empty());
        try (Database own = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
                CopiedAuditSink sink = CopiedAuditSink.open(file(), false, own)) {
            append(sink, "1");
            Waiting.until(() -> sink.lag() == 0);
            troubled.loseTheAnswerToACommit();
            append(sink, "2", "3");
            Waiting.until(() -> sink.lag() == 0);
            append(sink, "4");
            Waiting.until(() -> sink.lag() == 0);
            assertSame(new StoredRecords(own));
        }
    }

    @Test
    void open_recordsThatWereNotCopied_areCopiedInOrder() throws IOException {
        appendAndCopy("1", "2");
        // The server was killed between the file and the copy.
        appendToTheFileOnly("3", "4");
        appendToTheFileOnly("5");
        appendAndCopy("6");
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), stored.requestIds(node()));
        assertSame(stored);
    }

    @Test
    void open_fileThatWasThereBefore_isCopiedWhole() throws IOException {
        appendToTheFileOnly(IntStream.range(0, 2000).mapToObj(i -> "r" + i).toArray(String[]::new));
        appendAndCopy("last");
        assertEquals(2001, stored.requestIds(node()).size());
        assertSame(stored);
    }

    @Test
    void open_fileThatLostItsEnd_isMovedAsideAndANewChainBegins() throws IOException {
        appendAndCopy("1", "2");
        String lines = Files.readString(file());
        String first = node();
        Files.writeString(file(), lines.substring(0, lines.indexOf('\n') + 1));
        appendAndCopy("3");
        assertNotEquals(first, node());
        assertEquals(List.of("1", "2"), stored.requestIds(first));
        assertEquals(List.of("3"), stored.requestIds(node()));
        stored.mustBeSound(first);
        assertSame(stored);
    }

    @Test
    void open_fileThatWentAnotherWay_isMovedAsideAndANewChainBegins() throws IOException {
        appendAndCopy("1");
        byte[] backup = Files.readAllBytes(file());
        appendAndCopy("2");
        String first = node();
        Files.write(file(), backup);
        appendToTheFileOnly("another 2", "another 3");
        appendAndCopy("3");
        assertNotEquals(first, node());
        assertEquals(List.of("1", "2"), stored.requestIds(first));
        assertSame(stored);
    }

    @Test
    void open_firstRecordsTakenAway_goesOn() throws IOException {
        appendAndCopy("1", "2", "3");
        String node = node();
        String lines = Files.readString(file());
        Files.writeString(file(), lines.substring(lines.indexOf('\n') + 1));
        stored.change("DELETE FROM dualauth_audit WHERE node = ? AND seq < 3", node);
        appendAndCopy("4");
        assertEquals(List.of("3", "4"), stored.requestIds(node));
        // All of what was copied, too.
        lines = Files.readString(file());
        Files.writeString(file(), lines.lines().skip(2).findFirst().orElseThrow() + "\n");
        appendAndCopy("5");
        assertEquals(List.of("3", "4", "5"), stored.requestIds(node));
    }

    @Test
    void open_brokenRecordBehindThoseCopied_isMovedAsideAndANewChainBegins() throws IOException {
        appendAndCopy("1");
        appendToTheFileOnly("2", "3");
        String first = node();
        Files.writeString(file(), Files.readString(file()).replace("\"requestId\":\"2\"", "\"requestId\":\"X\""));
        appendAndCopy("4");
        assertNotEquals(first, node());
        assertEquals(List.of("1"), stored.requestIds(first));
        assertSame(stored);
    }

    @Test
    void copy_recordThatWasChangedInTheFile_isNotCopied() throws IOException {
        TroubledDataSource troubled = new TroubledDataSource(kind.empty());
        try (Database own = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
                CopiedAuditSink sink = CopiedAuditSink.open(file(), false, own)) {
            append(sink, "1");
            Waiting.until(() -> sink.lag() == 0);
            troubled.down(true);
            append(sink, "2", "3", "4");
            Waiting.until(() -> lines() == 4);
            try (RandomAccessFile forged = new RandomAccessFile(file().toFile(), "rw")) {
                forged.seek(Files.readString(file()).indexOf("\"3\"") + 1L);
                forged.write('X');
            }
            troubled.down(false);
            troubled.awaitConnections(2);
            append(sink, "5");
            sink.probe();
            assertEquals(4, sink.lag());
            assertEquals(List.of("1"), new StoredRecords(own).requestIds(node()));
        }
    }

    private Path file() {
        return directory.resolve("audit.jsonl");
    }

    private long lines() {
        try (Stream<String> lines = Files.lines(file())) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String node() throws IOException {
        return AuditMembers.read(Files.readAllLines(file()).get(0))
                .orElseThrow()
                .get("node");
    }

    private void appendAndCopy(String... requestIds) throws IOException {
        try (CopiedAuditSink sink = CopiedAuditSink.open(file(), false, database)) {
            append(sink, requestIds);
            Waiting.until(() -> sink.lag() == 0);
        }
    }

    private void appendToTheFileOnly(String... requestIds) throws IOException {
        try (AuditSink sink = JsonLinesAuditSink.open(file(), false)) {
            append(sink, requestIds);
        }
    }

    private void assertSame(StoredRecords records) throws IOException {
        assertEquals(Files.readAllLines(file()), records.texts(node()));
        records.mustBeSound(node());
    }

    private static void append(AuditSink sink, String... requestIds) throws IOException {
        sink.append(Stream.of(requestIds).map(TestEvents::members).toList());
    }
}
