package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The spool in the database of a server that does not run. Embedded H2 is looked at in a copy, and so not repaired. */
public final class SpoolTable {
    private static final String FILE = "dualauth.mv.db";

    private final DualauthServer server;

    /** The table of this server. */
    public SpoolTable(DualauthServer server) {
        this.server = server;
    }

    /** The messages from this address that a consumer could take, each as it would be read. */
    public List<String> ready(String address) {
        List<String> texts = new ArrayList<>();
        read(connection -> {
            for (String id : ids(connection, address, "READY")) {
                texts.add(text(connection, id));
            }
        });
        return texts;
    }

    /** How many messages from this address are there in this state. */
    public int count(String address, String state) {
        List<String> ids = new ArrayList<>();
        read(connection -> ids.addAll(ids(connection, address, state)));
        return ids.size();
    }

    private interface Reading {
        void read(Connection connection) throws SQLException;
    }

    private void read(Reading reading) {
        Map<String, String> environment = server.setup().environment();
        try {
            Path copy = Files.createTempDirectory("dualauth-spool-");
            try (Connection connection = DriverManager.getConnection(
                    environment.getOrDefault("DUALAUTH_DB_URL", embedded(copy)),
                    environment.getOrDefault("DUALAUTH_DB_USER", ""),
                    environment.getOrDefault("DUALAUTH_DB_PASSWORD", ""))) {
                reading.read(connection);
            } finally {
                Trees.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String embedded(Path copy) throws IOException {
        Path file = server.dataDirectory().resolve(FILE);
        if (Files.exists(file)) {
            Path ignored = Files.copy(file, copy.resolve(FILE));
        }
        return "jdbc:h2:file:" + copy.resolve("dualauth");
    }

    private static List<String> ids(Connection connection, String address, String state) throws SQLException {
        return texts(
                connection,
                "SELECT id FROM dualauth_spool_message WHERE sender = ? AND state = ? ORDER BY created_at, id",
                address,
                state);
    }

    private static List<String> texts(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(new String(row.getBytes(1), StandardCharsets.ISO_8859_1));
                }
            }
            return values;
        }
    }

    private static String text(Connection connection, String id) throws SQLException {
        return String.join(
                "",
                texts(connection, "SELECT content FROM dualauth_spool_chunk WHERE message_id = ? ORDER BY seq", id));
    }
}
