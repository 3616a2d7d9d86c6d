package io.github.dualauth.core.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Says of every connection that cannot be had that it is the connection that failed. A server's own pool tells so in the
 * text of its exception only, without the SQLSTATE that the driver gave (ISO/IEC 9075-2, class 08).
 */
final class ReachableDataSource implements DataSource {

    private static final String CANNOT_CONNECT = "08001";

    private final DataSource pool;

    ReachableDataSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new SQLTransientConnectionException(e.getMessage(), CANNOT_CONNECT, e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            return pool.getConnection(user, password);
        } catch (SQLException e) {
            throw new SQLTransientConnectionException(e.getMessage(), CANNOT_CONNECT, e);
        }
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
