package io.github.dualauth.edge.trust.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a certificate is shown with its own key only. */
class ServerIdentityTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NOT_ITS_KEY = "server.key holds no private key of the certificate";

    private final TestAuthority root = TestAuthority.root("Root", NOW);

    @TempDir
    private Path directory;

    private TestClient server(KeyPair own) {
        return root.client(Terms.good("localhost", NOW).keys(own));
    }

    private ServerIdentity read(TestClient certified, TestClient keyed) throws IOException {
        return ServerIdentity.read(
                Pem.write(directory.resolve("server.pem"), Pem.of(certified.certificate(), root.certificate())),
                Pem.write(directory.resolve("server.key"), Pem.of(keyed.privateKey())));
    }

    /** As EC/256 or Ed25519. */
    private static KeyPair pair(String kind) throws GeneralSecurityException {
        String[] parts = kind.split("/", 2);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(parts[0]);
        if (parts.length > 1) {
            generator.initialize(Integer.parseInt(parts[1]));
        }
        return generator.generateKeyPair();
    }

    @ParameterizedTest
    @CsvSource({"RSA/2048", "EC/256", "EC/384", "Ed25519"})
    void read_ownKey_isTaken(String kind) throws Exception {
        TestClient server = server(pair(kind));
        ServerIdentity identity = read(server, server);
        assertEquals(server.privateKey(), identity.privateKey());
        assertEquals(List.of(server.certificate(), root.certificate()), identity.chain());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA/1024, RSA/1024",
        "RSA/1024, RSA/1536",
        "RSA/1536, RSA/1024",
        "EC/256, EC/256",
        "EC/256, EC/384",
        "EC/384, EC/256",
        "EC/256, RSA/1024",
        "RSA/1024, EC/256",
        "Ed25519, Ed448"
    })
    void read_keyOfAnotherCertificate_isRefused(String certified, String keyed) throws Exception {
        TestClient server = server(pair(certified));
        TestClient other = server(pair(keyed));
        IOException refusal = assertThrows(IOException.class, () -> read(server, other));
        assertEquals(NOT_ITS_KEY, refusal.getMessage());
    }

    @Test
    void read_keyThatCannotSign_isRefused() throws Exception {
        TestClient server = server(pair("X25519"));
        IOException refusal = assertThrows(IOException.class, () -> read(server, server));
        assertEquals(NOT_ITS_KEY, refusal.getMessage());
    }

    @Test
    void read_noCertificateInTheDirectory_isRefused() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path keyFile = Pem.write(
                directory.resolve("server.key"), Pem.of(root.client("a").privateKey()));
        IOException refusal = assertThrows(IOException.class, () -> ServerIdentity.read(empty, keyFile));
        assertEquals("empty holds no certificate", refusal.getMessage());
    }

    @Test
    void digest_anotherCertificateForTheSameKey_isAnother() throws Exception {
        KeyPair own = pair("EC/256");
        String first = read(server(own), server(own)).digest();
        assertNotEquals(first, read(server(own), server(own)).digest());
    }

    @Test
    void toString_ofAnIdentity_tellsNothingOfTheKey() throws Exception {
        TestClient server = server(pair("EC/256"));
        assertEquals("ServerIdentity[2 certificates]", read(server, server).toString());
    }
}
