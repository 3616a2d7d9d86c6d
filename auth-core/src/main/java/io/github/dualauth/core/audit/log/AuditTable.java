package io.github.dualauth.core.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of the table {@code dualauth_audit}, the same on H2 and MariaDB; transactions are the caller's affair. */
final class AuditTable {

    private static final String NAMES =
            AuditRow.COLUMNS.stream().map(AuditRow.Column::name).collect(Collectors.joining(", "));
    private static final String COLUMNS = "node, seq, prev_hash, hash, decided_at, record_text, " + NAMES;
    private static final int FIRST_DERIVED = 7;

    private AuditTable() {}

    /**
     * A row as it was found.
     *
     * @param sequence the column's
     * @param text of the record
     * @param sound whether every column is what the text says
     */
    record Found(long sequence, String text, boolean sound) {}

    static void insert(Connection connection, List<AuditRow> rows) throws SQLException {
        String values =
                ", ?".repeat(FIRST_DERIVED - 1 + AuditRow.COLUMNS.size()).substring(2);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dualauth_audit (" + COLUMNS + ") VALUES (" + values + ")")) {
            for (AuditRow row : rows) {
                AuditChain end = row.link().end();
                insert.setString(1, end.node());
                insert.setLong(2, end.sequence());
                insert.setString(3, row.link().previous());
                insert.setString(4, end.hash());
                insert.setObject(5, row.time());
                insert.setString(6, row.text());
                for (int i = 0; i < row.columns().size(); i++) {
                    insert.setString(FIRST_DERIVED + i, row.columns().get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void delete(Connection connection, String node, long sequence) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM dualauth_audit WHERE node = ? AND seq = ?")) {
            delete.setString(1, node);
            delete.setLong(2, sequence);
            delete.executeUpdate();
        }
    }

    /** The last record of this node. */
    static Optional<AuditChain> end(Connection connection, String node) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq, hash FROM dualauth_audit WHERE node = ? ORDER BY seq DESC LIMIT 1")) {
            select.setString(1, node);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new AuditChain(node, row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    static List<String> nodes(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT DISTINCT node FROM dualauth_audit ORDER BY node");
                ResultSet row = select.executeQuery()) {
            List<String> nodes = new ArrayList<>();
            while (row.next()) {
                nodes.add(row.getString(1));
            }
            return nodes;
        }
    }

    /** The next rows of a node, in order; none at the end. */
    static List<Found> after(Connection connection, String node, long sequence, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM dualauth_audit WHERE node = ? AND seq > ? ORDER BY seq LIMIT " + most)) {
            select.setString(1, node);
            select.setLong(2, sequence);
            try (ResultSet row = select.executeQuery()) {
                List<Found> found = new ArrayList<>();
                while (row.next()) {
                    found.add(found(row));
                }
                return found;
            }
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        String text = row.getString(6);
        Optional<AuditRow> derived = AuditRow.of(text);
        return new Found(row.getLong(2), text, derived.isPresent() && isSame(derived.get(), row));
    }

    private static boolean isSame(AuditRow derived, ResultSet row) throws SQLException {
        AuditChain end = derived.link().end();
        boolean same = end.node().equals(row.getString(1))
                && end.sequence() == row.getLong(2)
                && derived.link().previous().equals(row.getString(3))
                && end.hash().equals(row.getString(4))
                && derived.time().equals(row.getObject(5, LocalDateTime.class));
        for (int i = 0; same && i < derived.columns().size(); i++) {
            same = derived.columns().get(i).equals(row.getString(FIRST_DERIVED + i));
        }
        return same;
    }
}
