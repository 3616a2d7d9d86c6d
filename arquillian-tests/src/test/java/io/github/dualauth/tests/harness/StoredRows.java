package io.github.dualauth.tests.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** The database of a server that is stopped, or was killed. */
public final class StoredRows {
    private final DualauthServer server;

    /** The rows of this server. */
    public StoredRows(DualauthServer server) {
        this.server = server;
    }

    Connection connect() throws SQLException {
        Map<String, String> environment = server.setup().environment();
        // Without the setting of the server, H2 2.2.224 may spoil the file of a killed one when it closes it.
        return DriverManager.getConnection(
                environment.getOrDefault(
                        "DUALAUTH_DB_URL",
                        "jdbc:h2:file:" + server.dataDirectory().resolve("dualauth") + ";RETENTION_TIME=0"),
                environment.getOrDefault("DUALAUTH_DB_USER", ""),
                environment.getOrDefault("DUALAUTH_DB_PASSWORD", ""));
    }

    /** How many messages of this sender are in the spool in this state. */
    public int messages(String sender, String state) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM dualauth_spool_message WHERE sender = ? AND state = ?")) {
            select.setString(1, sender);
            select.setString(2, state);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
