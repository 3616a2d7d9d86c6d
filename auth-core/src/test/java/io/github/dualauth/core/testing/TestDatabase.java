package io.github.dualauth.core.testing;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Assumptions;

/**
 * The two databases that must behave alike. Persistence tests run on each:
 * {@code @ParameterizedClass @EnumSource(TestDatabase.class)}.
 */
public enum TestDatabase {
    /** H2 in a file, as the runnable jar opens it. */
    H2 {
        @Override
        public DataSource empty() {
            String url = "jdbc:h2:file:" + H2Files.DIRECTORY.resolve("test" + COUNTER.incrementAndGet())
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
            pool.setMaxConnections(CONNECTIONS);
            return pool;
        }
    },
    /** A real MariaDB with grants on, one server for each test JVM. */
    MARIADB {
        @Override
        public DataSource empty() {
            return mariaDb().emptyDatabase("READ-COMMITTED");
        }
    },
    /** The same at MariaDB's own isolation level, which the data source of a foreign WAR may well have. */
    MARIADB_REPEATABLE_READ {
        @Override
        public DataSource empty() {
            return mariaDb().emptyDatabase("REPEATABLE-READ");
        }
    };

    /** More than the threads of any test. */
    static final int CONNECTIONS = 24;

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Map<String, Database> OPENED = new ConcurrentHashMap<>();

    /** Mutation testing runs on H2 alone: it starts a JVM, and so a server, for every few mutants. */
    private static MariaDbServer mariaDb() {
        Assumptions.assumeFalse(Boolean.getBoolean("dualauth.test.h2-only"), "H2 only");
        return MariaDbServer.running();
    }

    /** A pool for a new database without any table. */
    public abstract DataSource empty();

    /** A new database with the tables of these schemas. */
    public Database fresh(DatabaseSchema... schemas) {
        return Database.open(empty(), List.of(schemas));
    }

    /** A database with the tables of these schemas that all tests of the JVM share: take IDs of your own. */
    public Database shared(DatabaseSchema... schemas) {
        return OPENED.computeIfAbsent(this + List.of(schemas).toString(), key -> fresh(schemas));
    }

    /** An ID that no other test has. */
    public static String uniqueId() {
        return "test-" + COUNTER.incrementAndGet();
    }

    /** Whether there is a table of this name. */
    public static boolean hasTable(DataSource dataSource, String table) {
        try (Connection connection = dataSource.getConnection()) {
            String name = connection.getMetaData().storesUpperCaseIdentifiers()
                    ? table.toUpperCase(java.util.Locale.ROOT)
                    : table;
            return connection
                            .getMetaData()
                            .getTables(connection.getCatalog(), null, name, null)
                            .next()
                    || connection
                            .getMetaData()
                            .getTables(connection.getCatalog(), null, table, null)
                            .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class H2Files {

        private static final Path DIRECTORY = make();

        private H2Files() {}

        private static Path make() {
            try {
                Path directory = Files.createTempDirectory("dualauth-h2-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Trees.delete(directory)));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
