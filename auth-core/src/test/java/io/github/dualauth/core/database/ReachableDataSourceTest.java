package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
