package io.github.dualauth.edge.trust.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which files are taken, and for what. */
class PemFilesTest {

    private static final TestAuthority ROOT = TestAuthority.root("Root", Instant.parse("2026-01-01T00:00:00Z"));
    private static final TestClient CLIENT = ROOT.client("a");
    private static final String CERTIFICATE = Pem.of(ROOT.certificate());
    private static final String LIST = Pem.of(ROOT.list());
    private static final String KEY = Pem.of(CLIENT.privateKey());

    @TempDir
    private Path directory;

    private PemFiles written(byte[] content) throws IOException {
        return PemFiles.read(Files.write(directory.resolve("file.pem"), content));
    }

    private PemFiles written(String content) throws IOException {
        return written(content.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void read_directory_passesOverDirectoriesAndWhatIsHidden() throws IOException {
        Files.createDirectory(directory.resolve("old.pem"));
        Files.writeString(directory.resolve(".root.pem.swp"), "half a certificate");
        Files.writeString(directory.resolve("root.pem"), CERTIFICATE);
        assertEquals(List.of(ROOT.certificate()), PemFiles.read(directory).certificates());
    }

    /** As Kubernetes mounts a secret. */
    @Test
    void read_directory_followsLinksIntoAHiddenDirectory() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("..data")).resolve("root.pem"), CERTIFICATE);
        Files.createSymbolicLink(directory.resolve("root.pem"), Path.of("..data", "root.pem"));
        assertEquals(List.of(ROOT.certificate()), PemFiles.read(directory).certificates());
    }

    @Test
    void read_whatIsNotThere_isNamed() {
        IOException refusal = assertThrows(IOException.class, () -> PemFiles.read(directory.resolve("nothing.pem")));
        assertEquals("nothing.pem is not there", refusal.getMessage());
    }

    @Test
    void digest_isOfNamesAndContents() throws IOException {
        Path file = Files.writeString(directory.resolve("a.pem"), CERTIFICATE);
        String first = PemFiles.read(directory).digest();
        assertEquals(first, PemFiles.read(directory).digest());
        Files.writeString(file, LIST);
        assertNotEquals(first, PemFiles.read(directory).digest(), "another content");
        Files.delete(file);
        Path renamed = Files.writeString(directory.resolve("b.pem"), CERTIFICATE);
        assertNotEquals(first, PemFiles.read(directory).digest(), "another name");
        Files.delete(renamed);
        assertNotEquals(first, PemFiles.read(directory).digest(), "no file");
    }

    static Stream<Arguments> certificates() throws GeneralSecurityException {
        return Stream.of(
                Arguments.of("PEM", CERTIFICATE.getBytes(StandardCharsets.US_ASCII), 1),
                Arguments.of("two", (CERTIFICATE + CERTIFICATE).getBytes(StandardCharsets.US_ASCII), 2),
                Arguments.of("words before", ("The root:\n" + CERTIFICATE).getBytes(StandardCharsets.US_ASCII), 1),
                Arguments.of("DER", ROOT.certificate().getEncoded(), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void certificates_inPemOrDer_areTaken(String kind, byte[] content, int many) throws IOException {
        assertEquals(many, written(content).certificates().size(), kind);
    }

    static Stream<Arguments> noCertificates() {
        return Stream.of(
                Arguments.of("", "file.pem holds no certificate"),
                Arguments.of(LIST, "file.pem holds something that is no certificate"),
                Arguments.of(CERTIFICATE + LIST, "file.pem holds something that is no certificate"),
                Arguments.of(CERTIFICATE.substring(0, 200), "file.pem holds something that is no certificate"));
    }

    @ParameterizedTest
    @MethodSource("noCertificates")
    void certificates_noneOrSomethingElse_isRefusedByTheFilesName(String content, String why) throws IOException {
        PemFiles files = written(content);
        assertEquals(why, assertThrows(IOException.class, files::certificates).getMessage());
    }

    @Test
    void lists_inPemOrDer_areTaken() throws IOException, GeneralSecurityException {
        assertEquals(2, written(LIST + LIST).lists().size());
        assertEquals(1, written(ROOT.list().getEncoded()).lists().size());
    }

    static Stream<Arguments> noLists() {
        return Stream.of(
                Arguments.of("", "file.pem holds no revocation list"),
                Arguments.of(CERTIFICATE, "file.pem holds something that is no revocation list"),
                Arguments.of(LIST + CERTIFICATE, "file.pem holds something that is no revocation list"));
    }

    @ParameterizedTest
    @MethodSource("noLists")
    void lists_noneOrSomethingElse_isRefusedByTheFilesName(String content, String why) throws IOException {
        PemFiles files = written(content);
        assertEquals(why, assertThrows(IOException.class, files::lists).getMessage());
    }

    static Stream<String> keys() {
        return Stream.of(KEY, CERTIFICATE + KEY, KEY + CERTIFICATE, "words\n" + KEY, KEY.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void privateKey_justOne_isTakenWhateverElseIsThere(String content) throws IOException {
        assertEquals(CLIENT.privateKey(), written(content).privateKey("EC"));
    }

    static Stream<String> noKeys() {
        String noBegin = KEY.replace("-----BEGIN PRIVATE KEY-----\n", "");
        return Stream.of(
                "",
                CERTIFICATE,
                KEY + KEY,
                noBegin,
                noBegin + "-----BEGIN PRIVATE KEY-----\n",
                KEY.replace("-----END PRIVATE KEY-----", ""),
                KEY.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                KEY.replace("PRIVATE", "EC PRIVATE"));
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void privateKey_noneOrTwo_isRefused(String content) throws IOException {
        PemFiles files = written(content);
        IOException refusal = assertThrows(IOException.class, () -> files.privateKey("EC"));
        assertEquals(
                "no file holds just one PRIVATE KEY: openssl pkcs8 -topk8 -nodes makes one of others",
                refusal.getMessage());
    }

    @Test
    void privateKey_ofAnotherKindOrBroken_isRefusedByTheFilesName() throws IOException {
        PemFiles files = written(KEY);
        PemFiles broken = written(KEY.replaceFirst("\n[^\n]{4}", "\n"));
        String why = "file.pem holds no private key of the certificate";
        assertEquals(
                why,
                assertThrows(IOException.class, () -> files.privateKey("RSA")).getMessage());
        assertEquals(
                why,
                assertThrows(IOException.class, () -> broken.privateKey("EC")).getMessage());
    }
}
