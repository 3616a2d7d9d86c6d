package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own certificate, and real handshakes of engines with it; those on sockets are HandshakeTest's. */
class EdgeIdentityTest {

    private final Clock clock = Clock.systemUTC();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final List<String> refused = new ArrayList<>();

    @TempDir
    private Path directory;

    private EdgeTrust trust(TrustReload reload) {
        return new EdgeTrust(reload, clock, (why, source) -> refused.add(why + " " + source));
    }

    private TrustReload reload(TrustFiles files) {
        TestClient own = root.client("localhost");
        return new TrustReload(
                files.settings(true),
                Optional.of(new IdentityFiles(
                        Pem.write(directory.resolve("server.pem"), Pem.of(own.certificate())),
                        Pem.write(directory.resolve("server.key"), Pem.of(own.privateKey())))));
    }

    @Test
    void hasIdentity_withCertificate_only() {
        TrustFiles files = new TrustFiles(directory, root);
        assertTrue(trust(reload(files)).hasIdentity());
        EdgeTrust without = trust(files.open());
        assertFalse(without.hasIdentity());
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> without.keyManager().getPrivateKey("dualauth"));
        assertEquals("no certificate is configured", refusal.getMessage());
    }

    @Test
    void serverContext_sessionsWithoutCertificate_endWithinASecond() {
        SSLContext server = trust(reload(new TrustFiles(directory, root))).serverContext();
        assertEquals(1, server.getServerSessionContext().getSessionTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_revokedSinceTheLast_isNotResumed(String protocol) throws Exception {
        TrustFiles files = new TrustFiles(directory, root);
        TrustReload reload = reload(files);
        SSLContext server = trust(reload).serverContext();
        TestClient client = root.client("a");
        SSLContext context = client.context();
        assertEquals(1, connect(server, context, protocol));
        assertEquals(1, connect(server, context, protocol));
        files.list("root.crl", root.list(client.certificate()));
        reload.turn();
        assertThrows(SSLException.class, () -> connect(server, context, protocol));
        assertEquals(List.of("revoked 192.0.2.1"), refused);
    }

    /** The one byte that the server sends. */
    private static int connect(SSLContext serverContext, SSLContext clientContext, String protocol)
            throws SSLException {
        SSLEngine server = serverContext.createSSLEngine("192.0.2.1", 50_000);
        server.setUseClientMode(false);
        server.setNeedClientAuth(true);
        SSLEngine client = clientContext.createSSLEngine("localhost", 25);
        client.setUseClientMode(true);
        client.setEnabledProtocols(new String[] {protocol});
        return EnginePair.byteOf(server, client);
    }
}
