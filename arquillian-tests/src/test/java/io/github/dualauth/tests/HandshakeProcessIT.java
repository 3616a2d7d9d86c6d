package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Ports;
import io.github.dualauth.tests.harness.ServerSetup;
import io.github.dualauth.tests.harness.TlsClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificates come through a handshake with HTTPS, and that this follows the files without a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandshakeProcessIT {
    private static final Optional<String> SERVED = Optional.of("HTTP/1.1 200 OK");
    private static final Optional<String> REFUSED = Optional.empty();
    private static final Duration RELOADED = Duration.ofSeconds(30);

    private final Instant now = Instant.now();
    private final TestAuthority root = TestAuthority.root("Root", now);
    private final TestClient revoked = root.client("revoked");
    private final int port = Ports.free();

    private Path directory;

    private DualauthServer server;

    @BeforeAll
    void start(@TempDir Path made) {
        directory = made;
        TestClient own = root.client(Terms.good("localhost", now));
        server = DualauthServer.start(ServerSetup.embedded()
                .with("DUALAUTH_HTTPS_ENABLED", "true")
                .with("DUALAUTH_HTTPS_PORT", String.valueOf(port))
                .with("DUALAUTH_HTTPS_CERTIFICATE", file("server.pem", Pem.of(own.certificate())))
                .with("DUALAUTH_HTTPS_KEY", file("server.key", Pem.of(own.privateKey())))
                .with("DUALAUTH_DIRECT_TRUST_AUTHORITIES", file("root.pem", Pem.of(root.certificate())))
                .with("DUALAUTH_DIRECT_TRUST_CRLS", file("root.crl", Pem.of(root.list(revoked.certificate()))))
                .with("DUALAUTH_DIRECT_TRUST_RELOAD", "PT1S"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String file(String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    private Optional<String> get(SSLContext context, String protocol) {
        return TlsClient.get(context, port, protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_badCertificate_isRefused(String protocol) {
        TestClient expired = root.client(
                Terms.good("a", now).valid(now.minus(Duration.ofDays(2)), now.minus(Duration.ofSeconds(1))));
        TestClient early =
                root.client(Terms.good("a", now).valid(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2))));
        TestClient forServers =
                root.client(Terms.good("a", now).use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth));
        TestClient unknown = TestAuthority.root("Other", now).client("a");
        TestClient twin = TestAuthority.root("Root", now).client("a");
        for (TestClient each : List.of(revoked, expired, early, forServers, unknown, twin)) {
            assertEquals(
                    REFUSED,
                    get(each.context(), protocol),
                    () -> each.certificate().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_goodOrNone_isServed(String protocol) {
        assertEquals(SERVED, get(root.client("good").context(), protocol));
        assertEquals(SERVED, get(TestClient.anonymous(), protocol));
    }

    @Test
    void reload_newListAndNewServerCertificate_holdWithoutARestart() {
        TestClient client = root.client("later revoked");
        SSLContext context = client.context();
        assertEquals(SERVED, get(context, "TLSv1.3"));
        assertEquals(SERVED, get(context, "TLSv1.2"));
        String ignored = file("root.crl", Pem.of(root.list(revoked.certificate(), client.certificate())));
        Await.until(RELOADED, "the refusal", () -> get(context, "TLSv1.3").isEmpty());
        assertEquals(REFUSED, get(client.context(), "TLSv1.2"));
        assertEquals(SERVED, get(root.client("good").context(), "TLSv1.2"));
    }
}
