package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.database.Database;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The records of all nodes in the database, each call in one transaction. */
final class AuditRecords {

    private final Database database;

    AuditRecords(Database database) {
        this.database = database;
    }

    /** One unit of work on the connection of a transaction, run again when it collides with another. */
    @FunctionalInterface
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) {
        return database.write(transaction -> {
            try {
                return work.on(transaction.entityManager().unwrap(Connection.class));
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        });
    }

    void insert(List<AuditRow> rows) {
        inTransaction(connection -> {
            AuditTable.insert(connection, rows);
            return null;
        });
    }

    /** The last record of this node. */
    Optional<AuditChain> end(String node) {
        return inTransaction(connection -> AuditTable.end(connection, node));
    }
}
