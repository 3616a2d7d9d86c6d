package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes on sockets. */
class HandshakeTest {

    private final Clock clock = Clock.systemUTC();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final List<String> refused = new ArrayList<>();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_revokedSinceTheLast_isNotResumed(String protocol) throws Exception {
        TrustFiles files = new TrustFiles(directory, root);
        TestClient own = root.client("localhost");
        TrustReload reload = new TrustReload(
                files.settings(true),
                Optional.of(new IdentityFiles(
                        Pem.write(directory.resolve("server.pem"), Pem.of(own.certificate())),
                        Pem.write(directory.resolve("server.key"), Pem.of(own.privateKey())))));
        EdgeTrust trust = new EdgeTrust(reload, clock, (why, source) -> refused.add(why + " " + source));
        SSLContext server = trust.serverContext();
        TestClient client = root.client("a");
        SSLContext context = client.context();
        try (SSLServerSocket listener = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setNeedClientAuth(true);
            assertEquals(1, connect(listener, context, protocol));
            assertEquals(1, connect(listener, context, protocol));
            files.list("root.crl", root.list(client.certificate()));
            reload.turn();
            assertEquals(-1, connect(listener, context, protocol));
            assertEquals(List.of("revoked 127.0.0.1"), refused);
        }
    }

    /** The one byte that the server sends; -1 if it refuses. */
    private static int connect(SSLServerSocket listener, SSLContext context, String protocol) throws Exception {
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(listener));
        try (SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getInputStream().read();
        } catch (IOException expected) {
            return -1;
        } finally {
            served.join();
        }
    }

    private static void serve(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.startHandshake();
            socket.getOutputStream().write(1);
        } catch (IOException expected) {
            // The client sees it.
        }
    }
}
