package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceLookupTest {

    private static final String INVALID = "invalid value of configuration key dualauth.data-source: ";

    private final ServerNames names = ServerNames.open();
    private final DataSource first = TestDatabase.H2.empty();
    private final DataSource second = TestDatabase.H2.empty();

    @AfterEach
    void close() {
        names.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc/ours", "java:comp/DefaultDataSource", "java:app/jdbc/a:b"})
    void find_localName_isWhatTheServerHasThere(String name) {
        names.bind(name, first);
        assertSame(first, DataSourceLookup.find(name));
    }

    @Test
    void find_nameWithATwinOutsideTransactions_isThatOne() {
        names.bind("jdbc/ours", first).bind("jdbc/ours__nontx", second);
        assertSame(second, DataSourceLookup.find("jdbc/ours"));
    }

    @Test
    void find_twinThatIsNoDataSource_isLeftAlone() {
        names.bind("jdbc/ours", first).bind("jdbc/ours__nontx", "a text");
        assertSame(first, DataSourceLookup.find("jdbc/ours"));
    }

    /** Whoever answers there could send an object of its choice. */
    @ParameterizedTest
    @ValueSource(strings = {"ldap", "rmi", "iiop", "corbaname:iiop", "JAVA"})
    void find_nameOfARemoteDirectory_isRefusedAndNobodyIsAsked(String scheme) throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Thread server;
        try (ServerSocket remote = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server = new Thread(() -> hangUp(remote, asked));
            server.start();
            String name = scheme + "://127.0.0.1:" + remote.getLocalPort() + "/x";
            assertEquals(INVALID + "no local name", refusal(name));
        }
        server.join();
        assertEquals(0, asked.get());
    }

    private static void hangUp(ServerSocket remote, AtomicInteger asked) {
        try {
            while (true) {
                remote.accept().close();
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    @Test
    void find_nothingOfThisName_isRefused() {
        names.bind("jdbc/text", "a text");
        assertEquals(INVALID + "there is no data source of this name", refusal("jdbc/ours"));
        assertEquals(INVALID + "there is no data source of this name", refusal("jdbc/text"));
    }

    private static String refusal(String name) {
        return assertThrows(ConfigurationException.class, () -> DataSourceLookup.find(name))
                .getMessage();
    }
}
