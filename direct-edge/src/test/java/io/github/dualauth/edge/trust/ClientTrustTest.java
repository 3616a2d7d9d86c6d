package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.testing.TestAuthority;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server gives with a chain, the chain is checked, and where it came from is told as far as it is known. */
class ClientTrustTest {

    private static final String EC = "EC";

    private final Clock clock = Clock.systemUTC();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final X509Certificate[] good = root.client("a").chain();
    private final X509Certificate[] bad =
            TestAuthority.root("Other", clock.instant()).client("a").chain();
    private final List<String> refused = new ArrayList<>();

    @TempDir
    private Path directory;

    private X509ExtendedTrustManager manager;

    @BeforeEach
    void trustTheRoot() {
        manager = new EdgeTrust(
                        new TrustReload(new TrustFiles(directory, root).settings(true), Optional.empty()),
                        clock,
                        (why, source) -> refused.add(why + " from <" + source + ">"))
                .trustManager();
    }

    @FunctionalInterface
    private interface Check {

        void of(X509Certificate[] chain) throws CertificateException;
    }

    private void assertTells(String source, Check check) throws CertificateException {
        check.of(good);
        assertEquals(List.of(), refused);
        CertificateException refusal = assertThrows(CertificateException.class, () -> check.of(bad));
        assertEquals("of an unknown authority", refusal.getMessage());
        assertEquals(List.of("of an unknown authority from <" + source + ">"), refused);
    }

    @Test
    void checkClientTrusted_onASocket_tellsItsPeer() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            assertTells("127.0.0.1", chain -> manager.checkClientTrusted(chain, EC, socket));
        }
    }

    @Test
    void checkClientTrusted_onASocketWithoutPeer_tellsNone() throws Exception {
        try (Socket socket = new Socket()) {
            assertTells("", chain -> manager.checkClientTrusted(chain, EC, socket));
        }
    }

    @Test
    void checkClientTrusted_onNoSocket_tellsNone() throws CertificateException {
        assertTells("", chain -> manager.checkClientTrusted(chain, EC, (Socket) null));
    }

    @Test
    void checkClientTrusted_onAnEngine_tellsItsPeer() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("192.0.2.1", 25);
        assertTells("192.0.2.1", chain -> manager.checkClientTrusted(chain, EC, engine));
    }

    @Test
    void checkClientTrusted_onAnEngineWithoutPeer_tellsNone() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        assertTells("", chain -> manager.checkClientTrusted(chain, EC, engine));
    }

    @Test
    void checkClientTrusted_onNoEngine_tellsNone() throws CertificateException {
        assertTells("", chain -> manager.checkClientTrusted(chain, EC, (SSLEngine) null));
    }

    @Test
    void checkClientTrusted_noChain_isRefused() {
        for (X509Certificate[] none : new X509Certificate[][] {null, {}}) {
            CertificateException refusal =
                    assertThrows(CertificateException.class, () -> manager.checkClientTrusted(none, EC));
            assertEquals("no certificate", refusal.getMessage());
        }
        assertEquals(2, refused.size());
    }

    @Test
    void checkServerTrusted_byAnyWay_isRefused() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        assertThrows(CertificateException.class, () -> manager.checkServerTrusted(good, EC));
        assertThrows(CertificateException.class, () -> manager.checkServerTrusted(good, EC, engine));
        assertThrows(CertificateException.class, () -> manager.checkServerTrusted(good, EC, (SSLEngine) null));
        assertThrows(CertificateException.class, () -> manager.checkServerTrusted(good, EC, (Socket) null));
        assertEquals(List.of(), refused, "no client's");
    }
}
