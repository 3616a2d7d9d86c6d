package io.github.dualauth.core.audit.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Goes through the chains of all nodes in {@code dualauth_audit}. A row whose columns are not what its record says counts
 * as broken: an operator searches the columns. It reads in pages, while nodes may be writing.
 */
final class AuditTableVerification {

    private static final int PAGE = 500;

    private final Connection connection;
    private final Map<String, AuditVerification.Known> known;

    /**
     * Verifies what this connection reads.
     *
     * @param known of each node, by its ID, for those of which something is
     */
    AuditTableVerification(Connection connection, Map<String, AuditVerification.Known> known) {
        this.connection = connection;
        this.known = known;
    }

    /** One result for each node; those that are known from elsewhere must be there. */
    List<AuditVerification.Result> run() throws SQLException {
        TreeSet<String> nodes = new TreeSet<>(known.keySet());
        nodes.addAll(AuditTable.nodes(connection));
        List<AuditVerification.Result> results = new ArrayList<>();
        for (String node : nodes) {
            AuditVerification.Result result = chain(node);
            results.add(new AuditVerification.Result(result.sound(), "node " + node + ": " + result.text()));
        }
        return results;
    }

    private AuditVerification.Result chain(String node) throws SQLException {
        AuditVerification verification =
                new AuditVerification(known.getOrDefault(node, AuditVerification.Known.NOTHING));
        long last = Long.MIN_VALUE;
        List<AuditTable.Found> page = AuditTable.after(connection, node, last, PAGE);
        while (!page.isEmpty()) {
            for (AuditTable.Found row : page) {
                Optional<String> fault = verification.next(row.text());
                if (fault.isEmpty() && !row.sound()) {
                    fault = Optional.of("a column is not what its record says");
                }
                if (fault.isPresent()) {
                    return new AuditVerification.Result(
                            false, "record " + row.sequence() + " is broken: " + fault.get());
                }
                last = row.sequence();
            }
            page = AuditTable.after(connection, node, last, PAGE);
        }
        return verification.result();
    }
}
