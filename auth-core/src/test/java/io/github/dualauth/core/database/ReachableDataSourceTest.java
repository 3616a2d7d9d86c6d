package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dualauth.core.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** A database that hangs: a statement without an answer, and a server that accepts connections and says nothing. */
class ReachableDataSourceTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Test
    void statement_withoutAnAnswer_isUnavailable() throws SQLException {
        ReachableDataSource source = new ReachableDataSource(TestDatabase.MARIADB.empty(), LIMIT);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            long begin = System.nanoTime();
            SQLException thrown = assertThrows(SQLException.class, () -> statement.executeQuery("select sleep(60)"));
            assertEquals(SqlFailure.UNAVAILABLE, SqlFailure.of(thrown));
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(Duration.ofSeconds(30)) < 0);
        }
    }

    @Test
    void connection_toASilentServer_isTriedByOneCallASecond() throws Exception {
        Queue<Socket> tries = new ConcurrentLinkedQueue<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> accept(silent, tries));
            server.start();
            ReachableDataSource source = new ReachableDataSource(
                    new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + silent.getLocalPort() + "/x?connectTimeout=600"
                            + "&socketTimeout=600"),
                    LIMIT);
            mustBeUnavailable(source);
            assertEquals(1, tries.size());
            long begin = System.nanoTime();
            int calls = 0;
            while (tries.size() < 3) {
                mustBeUnavailable(source);
                calls++;
            }
            assertTrue(calls > 10, "the others are refused at once");
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(PAUSE) > 0);
        } finally {
            for (Socket socket : tries) {
                socket.close();
            }
        }
    }

    @Test
    void connection_refusedAtOnce_isTriedByEveryCall() throws Exception {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        MariaDbDataSource real = new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + nobody + "/x");
        ReachableDataSource source = new ReachableDataSource(real, LIMIT);
        mustBeUnavailable(source);
        SQLException second = assertThrows(SQLException.class, source::getConnection);
        assertTrue(second.getCause() instanceof SQLException, "the driver was asked again");
    }

    @Test
    void connection_thatCannotBeLimited_isGivenBackAndRefused() {
        JdbcConnectionPool pool = (JdbcConnectionPool) TestDatabase.H2.empty();
        mustBeUnavailable(new ReachableDataSource(limiting(pool, new SQLException("reset")), LIMIT));
        assertEquals(0, pool.getActiveConnections());
    }

    @Test
    void connection_ofADriverWithoutLimits_isGivenAllTheSame() throws SQLException {
        DataSource pool = limiting(TestDatabase.H2.empty(), new SQLFeatureNotSupportedException());
        try (Connection connection = new ReachableDataSource(pool, LIMIT).getConnection()) {
            assertTrue(connection.isValid(1));
        }
    }

    /** Whoever limits a connection gets {@code failure}. */
    private static DataSource limiting(DataSource real, SQLException failure) {
        return proxy(
                DataSource.class,
                real,
                "getConnection",
                connection -> proxy(Connection.class, connection, "setNetworkTimeout", nothing -> {
                    throw failure;
                }));
    }

    private interface Answer {

        Object to(Object result) throws SQLException;
    }

    /** Changes what one method answers. */
    private static <T> T proxy(Class<T> type, Object real, String changed, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object result = method.invoke(real, given);
            return method.getName().equals(changed) ? answer.to(result) : result;
        }));
    }

    @Test
    void settings_ofThePool_areItsOwn() throws SQLException {
        DataSource pool = TestDatabase.H2.empty();
        ReachableDataSource source = new ReachableDataSource(pool, LIMIT);
        PrintWriter log = new PrintWriter(Writer.nullWriter());
        source.setLogWriter(log);
        source.setLoginTimeout(7);
        assertSame(log, pool.getLogWriter());
        assertSame(log, source.getLogWriter());
        assertEquals(7, pool.getLoginTimeout());
        assertEquals(7, source.getLoginTimeout());
        assertThrows(SQLFeatureNotSupportedException.class, () -> source.getConnection("somebody", "else"));
        try (HikariDataSource other = new HikariDataSource()) {
            ReachableDataSource wrapped = new ReachableDataSource(other, LIMIT);
            assertThrows(SQLFeatureNotSupportedException.class, wrapped::getParentLogger);
        }
    }

    @Test
    void unwrap_itselfOrThePool_isThatOne() throws SQLException {
        DataSource pool = TestDatabase.H2.empty();
        ReachableDataSource source = new ReachableDataSource(pool, LIMIT);
        assertSame(source, source.unwrap(ReachableDataSource.class));
        assertSame(pool, source.unwrap(JdbcConnectionPool.class));
        assertThrows(SQLException.class, () -> source.unwrap(MariaDbDataSource.class));
        assertTrue(source.isWrapperFor(ReachableDataSource.class));
        assertTrue(source.isWrapperFor(JdbcConnectionPool.class));
        assertFalse(source.isWrapperFor(MariaDbDataSource.class));
    }

    private static void mustBeUnavailable(ReachableDataSource source) {
        SQLException thrown = assertThrows(SQLException.class, source::getConnection);
        assertEquals(SqlFailure.UNAVAILABLE, SqlFailure.of(thrown));
    }

    private static void accept(ServerSocket silent, Queue<Socket> tries) {
        try {
            while (true) {
                tries.add(silent.accept());
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }
}
