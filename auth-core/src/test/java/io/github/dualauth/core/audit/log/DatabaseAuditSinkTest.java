package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.AuditLine;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.AuthenticationEvent;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.testing.TroubledDataSource;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DatabaseAuditSinkTest {

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final Database database;
    private final StoredRecords stored;

    DatabaseAuditSinkTest(TestDatabase kind) {
        this.kind = kind;
        database = kind.shared(AccountDirectory.SCHEMA);
        stored = new StoredRecords(database);
    }

    @Test
    void open_nodeOfAnotherDeployment_isRefused() throws IOException {
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            assertThrows(ConfigurationException.class, () -> DatabaseAuditSink.open(file(), database));
            append(sink, "1");
        }
        assertEquals(List.of("1"), stored.requestIds(node()));
    }

    @Test
    void append_afterClose_isRefused() throws IOException {
        AuditSink sink = DatabaseAuditSink.open(file(), database);
        sink.close();
        assertThrows(IOException.class, () -> append(sink, "1"));
    }

    @Test
    void record_databaseDown_isRefusedUntilItIsBack() throws IOException {
        TroubledDataSource troubled = new TroubledDataSource(kind.empty());
        try (Database own = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
                AuditTrail trail =
                        new AuditTrail(DatabaseAuditSink.open(file(), own), 8, WhenFull.WAIT, DecisionMetrics.NONE)) {
            trail.record(TestEvents.accepted("1"));
            assertTrue(trail.writable());
            troubled.down(true);
            assertThrows(DependencyUnavailableException.class, () -> trail.record(TestEvents.accepted("lost")));
            assertEquals(false, trail.writable());
            troubled.down(false);
            assertTrue(trail.writable());
            trail.record(TestEvents.accepted("2"));
            StoredRecords records = new StoredRecords(own);
            assertEquals(List.of("1", "2"), records.requestIds(node()));
            records.mustBeSound(node());
        }
    }

    @Test
    void record_fullQueue_refusesOrWaitsAndDropsNothing() throws Exception {
        for (WhenFull whenFull : WhenFull.values()) {
            Path file = directory.resolve(whenFull + ".node");
            try (AuditTrail trail =
                    new AuditTrail(DatabaseAuditSink.open(file, database), 1, whenFull, DecisionMetrics.NONE)) {
                trail.record(TestEvents.accepted("1"));
                String node = Files.readString(file).strip();
                List<String> told = new CopyOnWriteArrayList<>();
                List<Thread> callers = List.of(caller(trail, "2", told), caller(trail, "3", told));
                stored.whileLocked(node, 2, () -> {
                    callers.get(0).start();
                    Waiting.until(() -> trail.waiting() == 1);
                    callers.get(1).start();
                    Waiting.until(
                            () -> told.contains("3 refused") || callers.get(1).getState() == Thread.State.WAITING);
                });
                for (Thread caller : callers) {
                    caller.join();
                }
                boolean refuses = whenFull == WhenFull.REFUSE;
                assertEquals(
                        refuses ? List.of("3 refused", "2 written") : List.of("2 written", "3 written"),
                        told.stream()
                                .sorted((a, b) -> refuses ? b.compareTo(a) : a.compareTo(b))
                                .toList());
                assertEquals(refuses ? List.of("1", "2") : List.of("1", "2", "3"), stored.requestIds(node));
                stored.mustBeSound(node);
            }
        }
    }

    private static Thread caller(AuditTrail trail, String requestId, List<String> told) {
        return new Thread(() -> {
            try {
                trail.record(TestEvents.accepted(requestId));
                told.add(requestId + " written");
            } catch (DependencyUnavailableException e) {
                told.add(requestId + (e.isOverload() ? " refused" : " failed"));
            }
        });
    }

    @Test
    void append_commitWhoseAnswerIsLost_breaksNoChain() throws IOException {
        TroubledDataSource troubled = new TroubledDataSource(kind.empty());
        try (Database own = Database.open(troubled.dataSource(), List.of(AccountDirectory.SCHEMA));
                AuditSink sink = DatabaseAuditSink.open(file(), own)) {
            append(sink, "1");
            troubled.loseTheAnswerToACommit();
            assertThrows(RuntimeException.class, () -> append(sink, "perhaps"));
            append(sink, "2");
            StoredRecords records = new StoredRecords(own);
            assertEquals(List.of("1", "perhaps", "2"), records.requestIds(node()));
            records.mustBeSound(node());
        }
    }

    @Test
    void append_oneOfABatchThatIsRefused_writesNone() throws IOException {
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            byte[] timeless = "\"outcome\":\"accepted\"".getBytes(StandardCharsets.UTF_8);
            assertThrows(RuntimeException.class, () -> sink.append(List.of(TestEvents.members("1"), timeless)));
            append(sink, "2");
        }
        assertEquals(List.of("2"), stored.requestIds(node()));
        stored.mustBeSound(node());
    }

    @Test
    void open_afterAStart_goesOnWithTheChain() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
                append(sink, "a" + i, "b" + i);
                append(sink, "c" + i);
            }
        }
        assertEquals(9, stored.requestIds(node()).size());
        stored.mustBeSound(node());
    }

    @Test
    void open_nodeFileLostOrCutOff_beginsANewChain() throws IOException {
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            append(sink, "1");
        }
        String first = node();
        Files.writeString(file(), first.substring(0, 7));
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            append(sink, "2");
        }
        assertNotEquals(first, node());
        assertEquals(List.of("2"), stored.requestIds(node()));
        stored.mustBeSound(first);
        stored.mustBeSound(node());
    }

    @Test
    void append_byTwoNodes_isTwoChains() throws IOException {
        Path other = directory.resolve("other.node");
        Together.run(2, number -> {
            try (AuditSink sink = DatabaseAuditSink.open(number == 0 ? file() : other, database)) {
                for (int i = 0; i < 20; i++) {
                    append(sink, number + "-" + i);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return null;
        });
        for (Path each : List.of(file(), other)) {
            String node = Files.readString(each).strip();
            assertEquals(20, stored.requestIds(node).size());
            stored.mustBeSound(node);
        }
    }

    @Test
    void append_underTheIdOfAnotherNode_breaksNoChain() throws IOException {
        // A machine that was copied whole.
        Path copy = directory.resolve("copy.node");
        try (AuditSink first = DatabaseAuditSink.open(file(), database)) {
            append(first, "1");
            Files.copy(file(), copy);
            try (AuditSink second = DatabaseAuditSink.open(copy, database)) {
                append(second, "2");
                append(first, "3");
                append(second, "4");
            }
        }
        assertEquals(List.of("1", "2", "3", "4"), stored.requestIds(node()));
        stored.mustBeSound(node());
    }

    @Test
    void append_record_canBeSearchedByItsColumns() throws IOException {
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            sink.append(List.of(AuditLine.members(new AuthenticationEvent(
                    Instant.parse("2026-03-01T12:00:00.123456789Z"),
                    Optional.empty(),
                    new Subject("individual", "app", "Ä\"\\\u0085", "\ud83d\ude00", "ann@clinic", ""),
                    HashedIds.NONE,
                    new RequestOrigin("ping", "::1", "77")))));
        }
        String node = node();
        List<String> columns = AuditRow.COLUMNS.stream()
                .map(AuditRow.Column::name)
                .map(column -> String.valueOf(stored.value(column, node, 1)))
                .toList();
        assertEquals(
                "accepted||0|individual|app|Ä\"\\\u0085|\ud83d\ude00|ann@clinic|ping|::1|77",
                String.join("|", columns));
        assertTrue(stored.value("decided_at", node(), 1).toString().contains("12:00:00.123456"));
        stored.mustBeSound(node());
    }

    @Test
    void append_idsThatNoColumnHolds_areWholeInTheText() throws IOException {
        String longest = "\ud83d\ude00\u2028\n".repeat(200) + "\ud800";
        try (AuditSink sink = DatabaseAuditSink.open(file(), database)) {
            sink.append(List.of(
                    AuditLine.members(TestEvents.of(new Subject("m", longest, longest, longest, longest, "")))));
        }
        assertEquals(
                longest,
                AuditMembers.read(stored.texts(node()).get(0)).orElseThrow().get("account"));
        stored.mustBeSound(node());
    }

    private Path file() {
        return directory.resolve("audit.jsonl.node");
    }

    private String node() throws IOException {
        return Files.readString(file()).strip();
    }

    private static void append(AuditSink sink, String... requestIds) throws IOException {
        sink.append(Stream.of(requestIds).map(TestEvents::members).toList());
    }
}
