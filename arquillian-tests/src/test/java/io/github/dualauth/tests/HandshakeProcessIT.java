package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.BadClients;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Ports;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.TlsClient;
import io.github.dualauth.tests.harness.XdrEdge;
import io.github.dualauth.tests.harness.XdrMessage;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which certificates come through a handshake, with HTTPS and STARTTLS, or through a proxy's header; that this follows the
 * files without a restart, on open connections too; and that what is refused is written down.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandshakeProcessIT {
    private static final Optional<String> SERVED = Optional.of("HTTP/1.1 200 OK");
    private static final Optional<String> REFUSED = Optional.empty();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PROXY = "127.0.0.2";

    private final Instant now = Instant.now();
    private final TestAuthority other = TestAuthority.root("Second root", now);
    private final int port = Ports.free();
    private final int smtp = Ports.free();

    private XdrEdge edge;
    private TestAuthority root;
    private TestClient revoked;
    private AuditTrail audit;
    private Integrator integrator;
    private XdrMessage message;

    @BeforeAll
    void start(@TempDir Path directory) {
        TestClient own = TestAuthority.root("Server", now).client(Terms.good("localhost", now));
        edge = XdrEdge.start(
                "DUALAUTH_HTTPS_PORT",
                String.valueOf(port),
                "DUALAUTH_HTTPS_DEVELOPMENT_CERTIFICATE",
                "false",
                "DUALAUTH_HTTPS_CERTIFICATE",
                file(directory, "server.pem", Pem.of(own.certificate())),
                "DUALAUTH_HTTPS_KEY",
                file(directory, "server.key", Pem.of(own.privateKey())),
                "DUALAUTH_DIRECT_TRUST_RELOAD",
                "PT1S",
                "DUALAUTH_DIRECT_SMTP_PORT",
                String.valueOf(smtp),
                "DUALAUTH_DIRECT_CERTIFICATE_HEADER",
                "Client-Cert",
                "DUALAUTH_DIRECT_CERTIFICATE_PROXIES",
                PROXY);
        root = edge.authority();
        revoked = root.client("revoked");
        audit = new AuditTrail(edge.server());
        trust(revoked);
    }

    private static String file(Path directory, String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @BeforeEach
    void register() {
        integrator = edge.server().integrator();
        String practice = integrator.practice();
        message = new XdrMessage(XdrEdge.address(integrator, practice), "b@direct.example.org", RandomIds.id("1"));
    }

    /** Both authorities are trusted, without these, as soon as this returns. */
    private void trust(TestClient... without) {
        edge.trust(
                List.of(root, other),
                List.of(without).stream().map(TestClient::certificate).toArray(X509Certificate[]::new));
        SSLContext probe = other.client("probe").context();
        Await.until(
                LIMIT,
                "the new trust",
                () -> get(probe, "TLSv1.3").equals(SERVED)
                        && List.of(without).stream()
                                .allMatch(each -> get(each.context(), "TLSv1.3").isEmpty()));
    }

    private Optional<String> get(SSLContext context, String protocol) {
        return TlsClient.get(context, port, protocol);
    }

    private TestClient expired() {
        return BadClients.expired(root, now);
    }

    /** Each bad certificate, by what is wrong with it. */
    private Map<String, TestClient> bad() {
        return BadClients.of(root, revoked, now);
    }

    private static Predicate<JsonObject> refused(String why, String source) {
        return event -> event.getString("api", "").equals("tls-handshake")
                && event.getInt("code", 0) == 5006
                && event.getString("field", "").equals(why)
                && event.getString("source", "").equals(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void https_badCertificate_isRefusedAndWrittenDown(String protocol) {
        bad().forEach((why, client) -> assertEquals(REFUSED, get(client.context(), protocol), why));
        // Which address it was is known to Payara's listener alone.
        bad().keySet().forEach(why -> audit.await(1, refused(why, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void startTls_badCertificate_isRefusedAndWrittenDownWithItsSource(String protocol) {
        bad().forEach((why, client) ->
                assertEquals(Optional.empty(), TlsClient.startTls(client.context(), smtp, protocol), why));
        bad().keySet().forEach(why -> audit.await(1, refused(why, "127.0.0.1")));
    }

    @Test
    void startTls_floodOfBadCertificates_isNoFloodOfRecords() {
        SSLContext bad = expired().context();
        for (int i = 0; i < 50; i++) {
            assertEquals(Optional.empty(), TlsClient.startTls(bad, smtp, "TLSv1.3"));
        }
        int written = audit.await(1, refused("expired", "127.0.0.1")).size();
        assertTrue(written <= 10, () -> written + " records, and one a minute is right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_good_isServed(String protocol) {
        for (TestClient good :
                List.of(root.client("a"), root.client(Terms.good("a", now).use(-1)))) {
            assertEquals(SERVED, get(good.context(), protocol));
            assertTrue(TlsClient.startTls(good.context(), smtp, protocol)
                    .orElse("")
                    .startsWith("250 "));
        }
        assertEquals(SERVED, get(TestClient.anonymous(), protocol));
        assertEquals(REFUSED, TlsClient.startTls(TestClient.anonymous(), smtp, protocol));
    }

    private TestClient registered(TestClient client) {
        String practice = integrator.practice();
        message = new XdrMessage(XdrEdge.address(integrator, practice), "b@direct.example.org", RandomIds.id("1"));
        return edge.registered(integrator, practice, client);
    }

    private RawAnswer post(RawConnection connection, String header) {
        byte[] body = message.plain().getBytes(StandardCharsets.UTF_8);
        return connection
                .post("/xdr", "Content-Type: " + XdrMessage.PLAIN + "\r\n" + header, body)
                .read();
    }

    /** The first answer over this connection that is no success; it comes within a reading of the files. */
    private RawAnswer refusal(RawConnection open) {
        return Await.value(
                LIMIT, "a refusal", () -> Optional.of(post(open, "")).filter(answer -> answer.status() != 200));
    }

    private static void mustBeUnauthorized(RawAnswer answer) {
        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.body().contains(">d:Unauthorized<"), answer::toString);
    }

    private static void mustSucceed(RawAnswer answer) {
        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.body().contains("ResponseStatusType:Success"), answer::toString);
    }

    private void mustBeWritten(int code, String source) {
        audit.await(
                1,
                event -> event.getString("api", "").equals("xdr")
                        && event.getInt("code", 0) == code
                        && event.getString("source", "").equals(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void openConnection_revokedMeanwhile_isRefusedAtTheNextRequest(String protocol) {
        TestClient client = registered(root.client("later revoked"));
        try (RawConnection open = RawConnection.open(edge.address(), LIMIT).secured(client.context(), protocol)) {
            mustSucceed(post(open, ""));
            edge.trust(List.of(root, other), revoked.certificate(), client.certificate());
            mustBeUnauthorized(refusal(open));
        }
        mustBeWritten(5006, "127.0.0.1");
        trust(revoked);
    }

    @Test
    void openConnection_authorityRemovedMeanwhile_isRefusedAtTheNextRequest() {
        TestClient client = registered(other.client("of the second"));
        try (RawConnection open = RawConnection.open(edge.address(), LIMIT).secured(client.context(), "TLSv1.3")) {
            mustSucceed(post(open, ""));
            edge.trust(List.of(root), revoked.certificate());
            mustBeUnauthorized(refusal(open));
        }
        trust(revoked);
    }

    private static String header(TestClient client) {
        try {
            String encoded =
                    Base64.getEncoder().encodeToString(client.certificate().getEncoded());
            return "Client-Cert: :" + encoded + ":\r\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawAnswer plain(String source, String header) {
        try (RawConnection connection =
                RawConnection.from(source, edge.server().api().base(), LIMIT)) {
            return post(connection, header);
        }
    }

    @Test
    void header_ofSomebodyElse_isNoCertificate() {
        TestClient client = registered(root.client("proxied"));
        mustBeUnauthorized(plain("127.0.0.3", header(client)));
        mustBeWritten(5001, "127.0.0.3");
        // Nor does it change whose certificate the connection has.
        TestClient connected = edge.registered(integrator, integrator.practice());
        try (RawConnection open = RawConnection.open(edge.address(), LIMIT).secured(connected.context(), "TLSv1.3")) {
            RawAnswer answer = post(open, header(client));
            assertTrue(answer.body().contains(">d:SenderNotOwned<"), answer::toString);
        }
    }

    @Test
    void header_ofTheProxy_isTheClientsCertificate() {
        TestClient client = registered(root.client("proxied"));
        mustSucceed(plain(PROXY, header(client)));
    }

    @Test
    void header_missingOrNotTrusted_isWrittenDownAsSuch() {
        mustBeUnauthorized(plain(PROXY, ""));
        mustBeWritten(5001, PROXY);
        mustBeUnauthorized(plain(PROXY, header(expired())));
        mustBeWritten(5006, PROXY);
        assertFalse(plain(PROXY, header(revoked)).body().contains("revoked"));
    }

    @Test
    void header_missingFromTheProxy_leavesNoneOfItsOwn() {
        TestClient client = registered(root.client("the proxy's own"));
        try (RawConnection open =
                RawConnection.from(PROXY, edge.address(), LIMIT).secured(client.context(), "TLSv1.3")) {
            mustBeUnauthorized(post(open, ""));
        }
    }
}
