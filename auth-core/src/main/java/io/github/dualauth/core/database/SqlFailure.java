package io.github.dualauth.core.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a failed database call means to us, read from the SQLSTATE and, where vendors differ, their own codes. */
enum SqlFailure {
    /** Another transaction was there first: run the same work again. */
    CONFLICT,
    /** No connection, or none in time. */
    UNAVAILABLE,
    /** Anything else: a bug, or a broken schema. */
    OTHER;

    /**
     * H2: unique key, concurrent update, deadlock, lock time-out. MariaDB: unique key, deadlock, lock wait, record
     * changed (Galera, snapshots).
     */
    private static final Set<Integer> CONFLICT_CODES = Set.of(23505, 90131, 40001, 50200, 1062, 1213, 1205, 1020, 1047);

    /**
     * H2: database closed or closing, file locked, I/O. MariaDB: too many connections, read only, shutting down, disk
     * or table full.
     */
    private static final Set<Integer> UNAVAILABLE_CODES =
            Set.of(90098, 90121, 90020, 90028, 90031, 1040, 1290, 1053, 1927, 1021, 1114);

    static SqlFailure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return of(sql);
            }
        }
        return OTHER;
    }

    private static SqlFailure of(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.startsWith("40") || CONFLICT_CODES.contains(sql.getErrorCode())) {
            return CONFLICT;
        }
        if (sql instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || UNAVAILABLE_CODES.contains(sql.getErrorCode())
                || isBecauseOfFiles(sql)) {
            return UNAVAILABLE;
        }
        return OTHER;
    }

    /** Embedded H2 has no code of its own for a disk that is full at the commit: "general error". */
    private static boolean isBecauseOfFiles(SQLException sql) {
        return Stream.<Throwable>iterate(sql, Objects::nonNull, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }
}
