package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock of a MariaDB that answers as a test says: H2 with functions of the same names. */
class MigrationLockTest {

    private static final List<String> SEEN = new ArrayList<>();
    private static Integer answer;

    private final DataSource dataSource = TestDatabase.H2.empty();

    @BeforeEach
    void bring() throws SQLException {
        SEEN.clear();
        answer = 1;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String function : List.of("get_lock", "release_lock", "md5")) {
                statement.execute(
                        "create alias " + function + " for '" + Functions.class.getName() + "." + function + "'");
            }
        }
    }

    @Test
    void withinServer_lockGiven_worksUnderItAndReleasesTheSame() throws SQLException {
        MigrationLock.withinServer(dataSource, () -> SEEN.add("work"));
        assertEquals(3, SEEN.size());
        assertEquals("work", SEEN.get(1));
        assertEquals(SEEN.get(0).replace("get ", "release "), SEEN.get(2));
    }

    @Test
    void withinServer_workThatFails_releasesTheLock() {
        IllegalStateException fault = new IllegalStateException("a broken script");
        assertSame(
                fault,
                assertThrows(
                        IllegalStateException.class,
                        () -> MigrationLock.withinServer(dataSource, () -> {
                            throw fault;
                        })));
        assertEquals(2, SEEN.size());
        assertEquals(SEEN.get(0).replace("get ", "release "), SEEN.get(1));
    }

    /** 0 when the time is over, null on an error (MariaDB, GET_LOCK). */
    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0})
    void withinServer_lockNotGiven_doesNothing(Integer refusal) {
        answer = refusal;
        String message = assertThrows(
                        SQLException.class, () -> MigrationLock.withinServer(dataSource, () -> SEEN.add("work")))
                .getMessage();
        assertEquals("another node brings the tables up to date, and does not end", message);
        assertEquals(1, SEEN.size());
    }

    /** H2 calls them by their names. */
    public static final class Functions {

        private Functions() {}

        public static Integer get_lock(String name, int seconds) {
            SEEN.add("get " + name);
            return answer;
        }

        public static Integer release_lock(String name) {
            SEEN.add("release " + name);
            return 1;
        }

        public static String md5(String text) {
            return "digest of " + text;
        }
    }
}
