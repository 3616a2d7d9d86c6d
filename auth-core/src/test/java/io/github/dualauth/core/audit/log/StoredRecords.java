package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.database.Database;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a test sees of {@code dualauth_audit}, and what it does to it. */
final class StoredRecords {

    private final AuditRecords records;

    StoredRecords(Database database) {
        records = new AuditRecords(database);
    }

    List<String> texts(String node) {
        return records.inTransaction(connection -> {
            List<String> texts = new ArrayList<>();
            AuditTable.after(connection, node, 0, 10_000).forEach(row -> texts.add(row.text()));
            return texts;
        });
    }

    List<String> requestIds(String node) {
        return texts(node).stream()
                .map(text -> AuditMembers.read(text).orElseThrow().get("requestId"))
                .toList();
    }

    List<String> nodes() {
        return records.inTransaction(AuditTable::nodes);
    }

    int change(String sql, Object... values) {
        return records.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    /** Does something while another transaction has this record, and takes it back. */
    void whileLocked(String node, long sequence, Runnable action) {
        assertThrows(
                TakenBack.class,
                () -> records.inTransaction(connection -> {
                    AuditTable.insert(connection, List.of(record(node, sequence)));
                    action.run();
                    throw new TakenBack();
                }));
    }

    private static AuditRow record(String node, long sequence) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        new AuditChain(node, sequence - 1, AuditChain.begin(node).hash()).link(TestEvents.members("none"), line);
        return AuditRow.of(line.toString(StandardCharsets.UTF_8).strip()).orElseThrow();
    }

    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Object value(String column, String node, long sequence) {
        return records.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT " + column + " FROM dualauth_audit WHERE node = '" + node + "' AND seq = " + sequence)) {
                var row = statement.executeQuery();
                assertTrue(row.next(), "no such record");
                return row.getObject(1);
            }
        });
    }

    /** The result for one node; other tests have theirs in the table too. */
    AuditVerification.Result verify(String node, AuditVerification.Known known) {
        List<AuditVerification.Result> results = records.inTransaction(
                (Connection connection) -> new AuditTableVerification(connection, Map.of(node, known)).run());
        return results.stream()
                .filter(result -> result.text().startsWith("node " + node + ": "))
                .findFirst()
                .orElseThrow();
    }

    void mustBeSound(String node) {
        AuditVerification.Result result = verify(node, AuditVerification.Known.NOTHING);
        assertTrue(result.sound(), result::text);
    }
}
