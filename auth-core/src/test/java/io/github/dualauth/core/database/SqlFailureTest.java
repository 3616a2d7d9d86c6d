package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mariadb.jdbc.MariaDbDataSource;

class SqlFailureTest {

    @ParameterizedTest
    @CsvSource({
        "42000, 1064, OTHER",
        "22001, 22001, OTHER",
        "22001, 1406, OTHER",
        "42S02, 1146, OTHER",
        "23502, 23502, OTHER",
        "23506, 23506, OTHER",
        "23000, 1048, OTHER",
        "23000, 1452, OTHER",
        "23505, 23505, CONFLICT",
        "23000, 1062, CONFLICT",
        "40001, 40001, CONFLICT",
        "40001, 1213, CONFLICT",
        "HY000, 1205, CONFLICT",
        "HY000, 1020, CONFLICT",
        "HYT00, 50200, CONFLICT",
        "90131, 90131, CONFLICT",
        "08000, 0, UNAVAILABLE",
        "08S01, 1047, CONFLICT",
        "90020, 90020, UNAVAILABLE",
        "90098, 90098, UNAVAILABLE",
        "HY000, 1290, UNAVAILABLE",
        "HY000, 1040, UNAVAILABLE",
        "HY000, 1021, UNAVAILABLE",
        "HY000, 1114, UNAVAILABLE"
    })
    void of_stateAndCode_isRead(String state, int code, SqlFailure expected) {
        assertEquals(expected, SqlFailure.of(new SQLException("", state, code)));
        assertEquals(
                expected,
                SqlFailure.of(new PersistenceException(new IllegalStateException(new SQLException("", state, code)))));
    }

    /** What a start ends with: "IO Exception" alone would help nobody. */
    @Test
    void database_fileThatMayNotBeRead_saysSoInOneLine() {
        SQLException file = new SQLException(
                "IO Exception:\n\"/data/x.mv.db\"",
                new IllegalStateException(new AccessDeniedException("/data/x.mv.db")));
        assertEquals(
                "it fails: IO Exception: \"/data/x.mv.db\": this user has no permission for /data/x.mv.db",
                message(new PersistenceException(file)));
        assertEquals(
                "it fails: no answer from nowhere",
                message(new SQLException("no answer from nowhere", new IOException("nowhere"))));
        assertEquals("it fails: full", message(new IllegalStateException("full")));
    }

    private static String message(Exception cause) {
        return DependencyUnavailableException.database("it fails", cause).getMessage();
    }

    @Test
    void of_noSql_isOther() {
        assertEquals(SqlFailure.OTHER, SqlFailure.of(new IllegalStateException()));
        assertEquals(SqlFailure.OTHER, SqlFailure.of(new SQLException("no state")));
    }

    @Test
    void of_generalErrorBecauseOfFiles_isUnavailable() {
        IOException full = new IOException("No space left on device");
        SQLException general = new SQLException("General error", "HY000", 50000, new IllegalStateException(full));
        assertEquals(SqlFailure.UNAVAILABLE, SqlFailure.of(new PersistenceException(general)));
        assertEquals(
                SqlFailure.OTHER,
                SqlFailure.of(new SQLException("General error", "HY000", 50000, new IllegalStateException())));
    }

    @Test
    void of_typedException_isReadWithoutState() {
        // Only a unique key is worth another attempt; a broken reference or a missing value is a fault of ours.
        assertEquals(SqlFailure.OTHER, SqlFailure.of(new SQLIntegrityConstraintViolationException("no state")));
        assertEquals(SqlFailure.UNAVAILABLE, SqlFailure.of(new SQLTransientConnectionException("no state")));
    }

    @Test
    void open_mariaDbThatIsDown_isUnavailable() throws SQLException {
        DataSource down = new MariaDbDataSource("jdbc:mariadb://127.0.0.1:1/none?connectTimeout=2000");
        assertUnavailable(down);
    }

    @Test
    void open_h2ThatIsMissing_isUnavailable() {
        JdbcDataSource missing = new JdbcDataSource();
        missing.setURL("jdbc:h2:file:/proc/none/dualauth;IFEXISTS=TRUE");
        assertUnavailable(missing);
    }

    @Test
    void readAndWrite_databaseThatWentAway_areUnavailable() {
        AtomicBoolean down = new AtomicBoolean();
        DataSource source = TestDatabase.H2.empty();
        DataSource switched = (DataSource) Proxy.newProxyInstance(
                SqlFailureTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new SQLTransientConnectionException("no connection in time");
                    }
                    return method.invoke(source, arguments);
                });
        try (Database database = Database.open(switched, List.of(AccountDirectory.SCHEMA))) {
            down.set(true);
            assertThrows(
                    DependencyUnavailableException.class,
                    () -> database.read(em -> em.createNativeQuery("select 1").getResultList()));
            assertThrows(
                    DependencyUnavailableException.class,
                    () -> database.write(transaction -> transaction
                            .entityManager()
                            .createNativeQuery("select 1")
                            .getResultList()));
            down.set(false);
            assertEquals(
                    1,
                    database.<Integer>read(em ->
                            em.createNativeQuery("select 1").getResultList().size()));
        }
    }

    private static void assertUnavailable(DataSource down) {
        assertThrows(DependencyUnavailableException.class, () -> Database.open(down, List.of(AccountDirectory.SCHEMA)));
    }
}
