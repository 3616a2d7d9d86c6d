package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.identity.DevelopmentCertificate;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import io.github.dualauth.edge.trust.identity.PemFiles;
import io.github.dualauth.edge.trust.jca.EdgeTlsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustReloadTest {

    private final MutableClock clock = MutableClock.stopped();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final TestClient client = root.client("a");

    @TempDir
    private Path directory;

    private TrustFiles files;

    @BeforeEach
    void trustTheRoot() {
        files = new TrustFiles(directory, root);
    }

    private static EdgeTrust trust(TrustReload reload, MutableClock clock) {
        return new EdgeTrust(reload, clock, (why, source) -> {});
    }

    @Test
    void open_brokenFile_stopsTheStartAndNamesIt() {
        Pem.write(files.authorities().resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, files::open);
        assertTrue(refusal.getMessage().contains("broken.pem"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("dualauth.direct.trust"), refusal.getMessage());
    }

    @Test
    void open_certificateThatIsNoAuthoritys_stopsTheStart() {
        files.authority("client.pem", client.certificate());
        assertThrows(ConfigurationException.class, files::open);
    }

    @Test
    void open_missingOrEmptyFile_stopsTheStart() {
        Pem.write(files.lists().resolve("empty.crl"), "");
        assertThrows(ConfigurationException.class, files::open);
        assertThrows(IOException.class, () -> PemFiles.read(directory.resolve("nothing.pem")));
    }

    @Test
    void turn_brokenFile_keepsEverythingAsItWas() {
        TrustReload reload = files.open();
        EdgeTrust trust = trust(reload, clock);
        files.list("root.crl", root.list(client.certificate()));
        Pem.write(files.authorities().resolve("second.pem"), "half a certificate");
        reload.turn();
        assertEquals(1, reload.anchors().generation());
        assertEquals(Optional.empty(), trust.fault(client.chain()));
    }

    @Test
    void turn_fileMendedAgain_takesAllOver() throws IOException {
        TrustReload reload = files.open();
        EdgeTrust trust = trust(reload, clock);
        files.list("root.crl", root.list(client.certificate()));
        Path broken = Pem.write(files.authorities().resolve("second.pem"), "half a certificate");
        reload.turn();
        Files.delete(broken);
        reload.turn();
        assertEquals(2, reload.anchors().generation());
        assertEquals(Optional.of("revoked"), trust.fault(client.chain()));
    }

    @Test
    void turn_nothingChanged_isTheSameGeneration() {
        TrustReload reload = files.open();
        reload.turn();
        assertEquals(1, reload.anchors().generation());
    }

    @Test
    void turn_authorityGone_trustsItsClientsNoMore() throws IOException {
        TestAuthority other = TestAuthority.root("Other", clock.instant());
        files.authority("other.pem", other.certificate()).list("other.crl", other.list());
        TrustReload reload = files.open();
        EdgeTrust trust = trust(reload, clock);
        assertEquals(Optional.empty(), trust.fault(client.chain()));
        Files.delete(files.authorities().resolve("root.pem"));
        reload.turn();
        assertEquals(Optional.of("of an unknown authority"), trust.fault(client.chain()));
        assertEquals(Optional.empty(), trust.fault(other.client("b").chain()));
        assertEquals(1, trust.trustManager().getAcceptedIssuers().length);
    }

    @Test
    void turn_newGeneration_makesANewServerContext() {
        TestClient server = root.client("localhost");
        TrustReload reload = new TrustReload(files.settings(true), Optional.of(identity(server)));
        EdgeTrust trust = trust(reload, clock);
        SSLContext before = trust.serverContext();
        assertSame(before, trust.serverContext());
        files.list("root.crl", root.list(client.certificate()));
        reload.turn();
        assertNotSame(before, trust.serverContext());
    }

    @Test
    void turn_newServerCertificate_isShown() {
        TrustReload reload = new TrustReload(files.settings(true), Optional.of(identity(root.client("one"))));
        EdgeTrust trust = trust(reload, clock);
        TestClient second = root.client("two");
        identity(second);
        reload.turn();
        assertEquals(second.certificate(), trust.keyManager().getCertificateChain("s1as")[0]);
        assertEquals(second.privateKey(), trust.keyManager().getPrivateKey("whatever"));
        assertEquals(1, reload.anchors().generation());
    }

    @Test
    void open_keyOfAnotherCertificate_stopsTheStart() {
        IdentityFiles mixed = identity(root.client("one"));
        Pem.write(mixed.keyFile(), Pem.of(root.client("two").privateKey()));
        assertThrows(ConfigurationException.class, () -> new TrustReload(files.settings(true), Optional.of(mixed)));
    }

    @Test
    void open_keyThatOthersMayRead_stopsTheStart() throws IOException {
        IdentityFiles open = identity(root.client("one"));
        Files.setPosixFilePermissions(open.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> new TrustReload(files.settings(true), Optional.of(open)));
        assertTrue(refusal.getMessage().contains("chmod 600"), refusal.getMessage());
    }

    @Test
    void serverContext_withoutCertificate_isRefused() {
        EdgeTrust trust = trust(files.open(), clock);
        assertFalse(trust.hasIdentity());
        assertThrows(IllegalStateException.class, trust::serverContext);
    }

    @Test
    void developmentCertificate_isMadeOnceForItsOwnerOnly() throws IOException {
        IdentityFiles made = DevelopmentCertificate.in(directory.resolve("data"), clock);
        String first = Files.readString(made.certificate());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.keyFile())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.certificate())));
        assertEquals(
                first,
                Files.readString(DevelopmentCertificate.in(directory.resolve("data"), clock)
                        .certificate()));
        clock.advance(java.time.Duration.ofDays(364));
        assertFalse(first.equals(Files.readString(
                DevelopmentCertificate.in(directory.resolve("data"), clock).certificate())));
    }

    @Test
    void provider_registered_givesThisTrustForAnyStore() throws Exception {
        TrustReload reload = new TrustReload(files.settings(true), Optional.of(identity(root.client("one"))));
        EdgeTrust trust = trust(reload, clock);
        EdgeTlsProvider provider = new EdgeTlsProvider(trust.trustManager(), Optional.of(trust.keyManager()));
        provider.register();
        try {
            TrustManagerFactory trusts = TrustManagerFactory.getInstance(EdgeTlsProvider.NAME);
            trusts.init((java.security.KeyStore) null);
            assertSame(trust.trustManager(), trusts.getTrustManagers()[0]);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(EdgeTlsProvider.NAME);
            keys.init(null, null);
            assertSame(trust.keyManager(), keys.getKeyManagers()[0]);
        } finally {
            provider.unregister();
        }
        assertEquals(null, Security.getProvider(EdgeTlsProvider.NAME));
    }

    private IdentityFiles identity(TestClient server) {
        return new IdentityFiles(
                Pem.write(directory.resolve("server.pem"), Pem.of(server.certificate())),
                Pem.write(directory.resolve("server.key"), Pem.of(server.privateKey())));
    }
}
