package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, on a database that no server has open. */
class AuditVerifyDatabaseTest {

    private static final String HASH = "0".repeat(64);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--database 5:" + "0000000000000000000000000000000000000000000000000000000000000000",
                "--database --from",
                "--database x",
                "--database --from --from"
            })
    void run_calledWrongly_saysSo(String arguments) {
        assertEquals(64, run(Map.of(), arguments.split(" ", -1)));
    }

    @Test
    void run_twoRecordsOfOneNode_saysSo() {
        String known = "0123456789abcdef:5:" + HASH;
        assertEquals(64, run(Map.of(), "--database", known, known));
    }

    @Test
    void run_noDatabase_isNotMade() throws IOException {
        assertEquals(66, run(environment(""), "--database"));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void run_urlThatSaysHowLongToKeepOldPages_isUsedAsItIs() throws IOException {
        write("");
        String url = "jdbc:h2:file:" + directory.resolve("dualauth") + ";RETENTION_TIME=1000";
        assertEquals(0, run(Map.of("DUALAUTH_DB_URL", url), "--database"), this::told);
    }

    @Test
    void run_passwordSealedForAnotherKey_saysSo() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        String sealed = new SecretBox(KeyRing.open(other.resolve("key"))).seal("dualauth.db.password", Secret.of("p"));
        KeyRing.open(directory.resolve("dualauth.key"));
        write("");
        assertEquals(66, run(environment("ENC(" + sealed + ")"), "--database"));
        assertTrue(told().contains("was not sealed"), told());
    }

    @Test
    void run_soundAndBrokenChains_areToldApart() throws IOException {
        String sealed = new SecretBox(KeyRing.open(directory.resolve("dualauth.key")))
                .seal("dualauth.db.password", Secret.of("p w"));
        Map<String, String> environment = environment("ENC(" + sealed + ")");
        List<String> nodes = write("p w");
        assertEquals(0, run(environment, "--database"));
        assertEquals(
                2,
                told().lines()
                        .filter(line -> line.contains("records 1 to 3 are sound"))
                        .count(),
                told());
        assertEquals(1, run(environment, "--database", "0000000000000000:1:" + HASH));
        assertEquals(1, run(environment, "--database", nodes.get(0) + ":3:" + HASH));
        change("p w", "DELETE FROM dualauth_audit WHERE seq = 1 AND node = ?", nodes.get(1));
        assertEquals(1, run(environment, "--database"));
        assertTrue(told().contains("node " + nodes.get(0) + ": records 1 to 3 are sound"), told());
        assertTrue(told().contains("node " + nodes.get(1) + ": record 2 is broken"), told());
        assertFalse(told().contains("p w"));
    }

    private List<String> write(String password) throws IOException {
        try (Database database = open(password)) {
            for (String name : List.of("a", "b")) {
                try (AuditSink sink = DatabaseAuditSink.open(directory.resolve(name + ".node"), database)) {
                    sink.append(
                            Stream.of("1", "2", "3").map(TestEvents::members).toList());
                }
            }
        }
        return List.of(node("a"), node("b"));
    }

    private String node(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".node")).strip();
    }

    private void change(String password, String sql, String node) {
        try (Database database = open(password)) {
            assertEquals(1, new StoredRecords(database).change(sql, node));
        }
    }

    private Database open(String password) {
        return Database.open(
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("dualauth"), "", password),
                List.of(AccountDirectory.SCHEMA));
    }

    private Map<String, String> environment(String password) {
        return Map.of("DUALAUTH_DATA_DIRECTORY", directory.toString(), "DUALAUTH_DB_PASSWORD", password);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.reset();
        return AuditVerifyCommand.run(arguments, environment, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
