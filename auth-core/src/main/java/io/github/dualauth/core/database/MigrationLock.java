package io.github.dualauth.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets one start at a time bring the tables up to date. Flyway's own lock does not cover the making of its history
 * table: of two nodes that start at once on an empty database, one would find the other's half made.
 */
final class MigrationLock {

    private static final int LONGEST_WAIT_SECONDS = 120;
    private static final String NAME = "CONCAT('dualauth-', MD5(DATABASE()))";

    private MigrationLock() {}

    /**
     * Does {@code work} alone among all who use this MariaDB; the end of a process or of its connection frees it too.
     *
     * @throws SQLException if its turn does not come within two minutes
     */
    static void withinServer(DataSource dataSource, Runnable work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!call(connection, "SELECT GET_LOCK(" + NAME + ", " + LONGEST_WAIT_SECONDS + ")")) {
                throw new SQLException("another node brings the tables up to date, and does not end");
            }
            try {
                work.run();
            } finally {
                // A pool keeps the connection open, and with it the lock.
                call(connection, "SELECT RELEASE_LOCK(" + NAME + ")");
            }
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() && result.getInt(1) == 1;
        }
    }
}
