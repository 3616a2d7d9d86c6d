package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DatabaseAuditSinkProbeTest {

    @TempDir
    private Path directory;

    private final TestDatabase kind;

    DatabaseAuditSinkProbeTest(TestDatabase kind) {
        this.kind = kind;
    }

    /** As when its disk is full. */
    @Test
    void probe_databaseThatCanBeReadButNotWritten_isRefusedUntilItCan() throws IOException {
        Path file = directory.resolve("audit.node");
        try (Database database = kind.fresh(AccountDirectory.SCHEMA);
                DatabaseAuditSink sink = DatabaseAuditSink.open(file, database)) {
            StoredRecords stored = new StoredRecords(database);
            String node = Files.readString(file).strip();
            append(sink, "1");
            stored.change("ALTER TABLE dualauth_audit ADD CONSTRAINT full_disk CHECK (seq < 2)");
            assertThrows(RuntimeException.class, () -> append(sink, "lost"));
            assertThrows(RuntimeException.class, sink::probe);
            assertThrows(RuntimeException.class, sink::probe);
            stored.change("ALTER TABLE dualauth_audit DROP CONSTRAINT full_disk");
            sink.probe();
            append(sink, "2");
            assertEquals(List.of("1", "2"), stored.requestIds(node), "nothing of the probe is left");
            stored.mustBeSound(node);
        }
    }

    /** After a loss of power it would come back empty, as a new node. */
    @Test
    void open_nodeFileThatIsNotKept_isRefused() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no such device");
        Path file = Files.createSymbolicLink(directory.resolve("audit.node"), device);
        Database database = kind.shared(AccountDirectory.SCHEMA);
        assertThrows(SyncFailedException.class, () -> DatabaseAuditSink.open(file, database));
        // Whoever tries again must not be told of another deployment.
        assertThrows(SyncFailedException.class, () -> DatabaseAuditSink.open(file, database));
        Files.delete(file);
    }

    private static void append(DatabaseAuditSink sink, String requestId) throws IOException {
        sink.append(List.of(TestEvents.members(requestId)));
    }
}
