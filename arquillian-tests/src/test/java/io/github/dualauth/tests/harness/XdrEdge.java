package io.github.dualauth.tests.harness;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A server with the XDR edge on HTTPS, the authority that it trusts, and clients of it. */
public final class XdrEdge implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PORT = "DUALAUTH_HTTPS_PORT";
    private static final String AUTHORITIES = "authorities.pem";
    private static final String LISTS = "crls.pem";

    private final Path directory;
    private final TestAuthority authority;
    private final DualauthServer server;
    private final URI address;

    private XdrEdge(String... settings) {
        try {
            this.directory = Files.createTempDirectory("dualauth-xdr-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant now = Clock.systemUTC().instant();
        this.authority = TestAuthority.root("Test authority", now);
        ServerSetup setup = ServerSetup.standard()
                .with("DUALAUTH_HTTPS_ENABLED", "true")
                .with(PORT, String.valueOf(Ports.free()))
                .with("DUALAUTH_HTTPS_DEVELOPMENT_CERTIFICATE", "true")
                .with("DUALAUTH_DIRECT_TRUST_AUTHORITIES", file(AUTHORITIES, Pem.of(authority.certificate())))
                .with("DUALAUTH_DIRECT_TRUST_CRLS", file(LISTS, Pem.of(authority.list())))
                .with("DUALAUTH_DIRECT_XDR_ENABLED", "true");
        for (int i = 0; i < settings.length; i += 2) {
            setup = setup.with(settings[i], settings[i + 1]);
        }
        this.address = URI.create("https://localhost:" + setup.environment().get(PORT) + "/xdr");
        this.server = DualauthServer.start(setup);
    }

    /** Starts one with more settings, each a name and a value. */
    public static XdrEdge start(String... settings) {
        return new XdrEdge(settings);
    }

    private String file(String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    /** The authority that is trusted from the start. */
    public TestAuthority authority() {
        return authority;
    }

    /** From the next reading on these authorities are trusted, each with a list that revokes these certificates. */
    public void trust(List<TestAuthority> authorities, X509Certificate... revoked) {
        StringBuilder certificates = new StringBuilder();
        StringBuilder lists = new StringBuilder();
        for (TestAuthority each : authorities) {
            certificates.append(Pem.of(each.certificate()));
            lists.append(Pem.of(each.list(revoked)));
        }
        // In this order no authority is ever there without its list.
        String ignored = file(LISTS, lists.toString());
        ignored = file(AUTHORITIES, certificates.toString());
    }

    /** The server. */
    public DualauthServer server() {
        return server;
    }

    /** A client with a good certificate that nobody has registered. */
    public TestClient client(String name) {
        return authority.client(name);
    }

    /** A client whose certificate is registered for an account. */
    public TestClient registered(Integrator integrator, String practice) {
        return registered(integrator, practice, client(RandomIds.id("gateway")));
    }

    /** Registers this client's certificate for an account. */
    public TestClient registered(Integrator integrator, String practice, TestClient client) {
        integrator
                .call(
                        "ClientCertificateCreate",
                        "accountId",
                        practice,
                        "name",
                        "gateway",
                        "certificate",
                        Pem.of(client.certificate()))
                .mustSucceed();
        return client;
    }

    /** An address that is registered for an account. */
    public static String address(Integrator integrator, String practice) {
        String address = RandomIds.id("a") + "@direct.example.org";
        integrator
                .call("DirectAddressCreate", "accountId", practice, "directAddress", address)
                .mustSucceed();
        return address;
    }

    /** Posts to the edge over a new connection. */
    public HttpResponse<String> post(SSLContext tls, String contentType, BodyPublisher body) {
        return send(
                tls,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", contentType)
                        .POST(body));
    }

    /** The same with a text. */
    public HttpResponse<String> post(SSLContext tls, String contentType, String body) {
        return post(tls, contentType, BodyPublishers.ofString(body));
    }

    /** Where the edge is. */
    public URI address() {
        return address;
    }

    /** Sends any request over a new connection. */
    public HttpResponse<String> send(SSLContext tls, HttpRequest.Builder request) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        try {
            return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        Trees.delete(directory);
    }
}
