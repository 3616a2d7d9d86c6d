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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** A server with the XDR edge on HTTPS, the authority that it trusts, and clients of it. */
public final class XdrEdge implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

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
        int port = Ports.free();
        this.address = URI.create("https://localhost:" + port + "/xdr");
        ServerSetup setup = ServerSetup.standard()
                .with("DUALAUTH_HTTPS_ENABLED", "true")
                .with("DUALAUTH_HTTPS_PORT", String.valueOf(port))
                .with("DUALAUTH_HTTPS_DEVELOPMENT_CERTIFICATE", "true")
                .with("DUALAUTH_DIRECT_TRUST_AUTHORITIES", file("authorities.pem", Pem.of(authority.certificate())))
                .with("DUALAUTH_DIRECT_TRUST_CRLS", file("crls.pem", Pem.of(authority.list())))
                .with("DUALAUTH_DIRECT_XDR_ENABLED", "true");
        for (int i = 0; i < settings.length; i += 2) {
            setup = setup.with(settings[i], settings[i + 1]);
        }
        this.server = DualauthServer.start(setup);
    }

    /** Starts one with more settings, each a name and a value. */
    public static XdrEdge start(String... settings) {
        return new XdrEdge(settings);
    }

    private String file(String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
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
        TestClient client = client(RandomIds.id("gateway"));
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
