package io.github.dualauth.app;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Takes a connection out of the pool when embedded H2 has closed its database behind it, because the disk was full, say.
 * Such a connection calls itself valid and serves nobody any more; a new one opens the database again.
 */
final class ClosedDatabaseRule implements SQLExceptionOverride {

    /** General error (of an unexpected exception), database closed, already closed, I/O, file corrupt, object closed. */
    private static final Set<Integer> CLOSED = Set.of(50000, 90098, 90121, 90028, 90031, 90030, 90007);

    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && CLOSED.contains(sql.getErrorCode())) {
                return Override.MUST_EVICT;
            }
        }
        return Override.CONTINUE_EVICT;
    }
}
