package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Ports;
import io.github.dualauth.tests.harness.ServerSetup;
import io.github.dualauth.tests.harness.TlsClient;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** HTTPS with one setting, and plain HTTP for this machine only from then on. */
final class HttpsProcessIT {
    private static final String ENABLED = "DUALAUTH_HTTPS_ENABLED";
    private static final String DEVELOPMENT = "DUALAUTH_HTTPS_DEVELOPMENT_CERTIFICATE";

    /** The type of a record with a server hello in it (RFC 5246, 6.2.1); an alert is 15. */
    private static final String HANDSHAKE = "16";

    private static ServerSetup https() {
        return ServerSetup.embedded().with(ENABLED, "true").with("DUALAUTH_HTTPS_PORT", String.valueOf(Ports.free()));
    }

    @Test
    void https_withPlainHttpBeyondLoopback_stopsTheStart() {
        String line = startError(https().with(DEVELOPMENT, "true").with("DUALAUTH_HTTP_ADDRESS", "0.0.0.0"));
        assertTrue(line.contains("dualauth.http.address"), line);
    }

    @Test
    void https_withoutCertificate_stopsTheStart() {
        String line = startError(https());
        assertTrue(line.contains("dualauth.https.certificate"), line);
    }

    @Test
    void https_on_servesWithTheDevelopmentCertificate() throws Exception {
        ServerSetup setup = https().with(DEVELOPMENT, "true");
        int port = Integer.parseInt(setup.environment().get("DUALAUTH_HTTPS_PORT"));
        try (DualauthServer server = DualauthServer.launch(setup)) {
            CompletableFuture<Void> early = CompletableFuture.runAsync(() -> knockUntilServed(port));
            server.awaitReady();
            early.join();
            assertFalse(server.output().contains("\tat "), server::output);
            assertNotEquals(HANDSHAKE, firstByte(port, "0302"), "TLS 1.1");
            assertEquals(HANDSHAKE, firstByte(port, "0303"), "TLS 1.2");

            SSLContext client = trusting(server.dataDirectory().resolve("https-development.pem"));
            assertEquals(Optional.of("HTTP/1.1 200 OK"), TlsClient.get(client, port, "TLSv1.2"));
            assertEquals(Optional.of("HTTP/1.1 200 OK"), TlsClient.get(client, port, "TLSv1.3"));
            server.api().call("Ping", Caller.nobody()).mustSucceed();
            for (String file : List.of("https-development.pem", "https-development.key")) {
                Path made = server.dataDirectory().resolve(file);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
            }
        }
    }

    /** Handshakes before there is anything to serve fail, and nobody has to hear of them. */
    private static void knockUntilServed(int port) {
        Await.until(
                Duration.ofMinutes(5),
                "a handshake",
                () -> firstByte(port, "0303").equals(HANDSHAKE));
    }

    /** What the server answers to a client hello (RFC 5246, 7.4.1.2) of a version; the empty text if it hangs up. */
    private static String firstByte(int port, String version) {
        byte[] hello = HexFormat.of()
                .parseHex("160301004701000043" + version + "00".repeat(32)
                        + "000004c02bc00a01000016000a000400020017000b00020100000d000400020403");
        return HexFormat.of().formatHex(TlsClient.greet(port, hello));
    }

    private static SSLContext trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String startError(ServerSetup setup) {
        try (DualauthServer server = DualauthServer.launch(setup)) {
            int exit = server.awaitExit(Duration.ofMinutes(2));
            assertNotEquals(0, exit, server::output);
            List<String> lines = server.output()
                    .lines()
                    .filter(line -> line.startsWith("dualauth: "))
                    .toList();
            assertEquals(1, lines.size(), server::output);
            return lines.get(0);
        }
    }
}
