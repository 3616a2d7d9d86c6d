package io.github.dualauth.core.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Says of every connection that cannot be had that it is the connection that failed. A server's own pool tells so in the
 * text of its exception only, without the SQLSTATE that the driver gave (ISO/IEC 9075-2, class 08).
 *
 * <p>A database that hangs must not take all threads with it: no answer is waited for without end, and once somebody
 * waited in vain for a connection, one call a second tries again while the others are refused at once. What fails at
 * once holds nobody up, and is tried by every call.
 */
final class ReachableDataSource implements DataSource {

    private static final String CANNOT_CONNECT = "08001";
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONG_NANOS = Duration.ofMillis(500).toNanos();

    private final DataSource pool;
    private final int longestAnswerMillis;
    private final AtomicLong triedAt = new AtomicLong();
    private volatile boolean down;

    /** Waits for each answer of the database for so long at most. */
    ReachableDataSource(DataSource pool, Duration longestAnswer) {
        this.pool = pool;
        this.longestAnswerMillis = Math.toIntExact(longestAnswer.toMillis());
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down && !turn()) {
            throw new SQLTransientConnectionException("no connection could be had a moment ago", CANNOT_CONNECT);
        }
        long begin = System.nanoTime();
        try {
            Connection connection = limited(pool.getConnection());
            down = false;
            return connection;
        } catch (SQLException e) {
            long end = System.nanoTime();
            triedAt.set(end);
            down = end - begin >= LONG_NANOS;
            throw new SQLTransientConnectionException(e.getMessage(), CANNOT_CONNECT, e);
        }
    }

    /** As whom to connect is the pool's affair. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    /** Whether it is to be tried again, by this call. */
    private boolean turn() {
        long last = triedAt.get();
        long now = System.nanoTime();
        return now - last >= PAUSE_NANOS && triedAt.compareAndSet(last, now);
    }

    private Connection limited(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, longestAnswerMillis);
        } catch (SQLFeatureNotSupportedException ignored) {
            // A driver without it; the operator may set one in the URL.
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
