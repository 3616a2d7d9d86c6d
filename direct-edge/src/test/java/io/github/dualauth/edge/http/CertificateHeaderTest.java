package io.github.dualauth.edge.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9440, 2, and what nginx writes. */
class CertificateHeaderTest {

    private final TestAuthority root =
            TestAuthority.root("Root", MutableClock.stopped().instant());
    private final TestClient client = root.client("a");

    private static String bytes(X509Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nginx(String pem) {
        return URLEncoder.encode(pem, StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private static void assertNone(List<String> lines, List<String> above) {
        assertTrue(CertificateHeader.parse(lines, above).isEmpty(), () -> lines + " " + above);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::",
                ":AAAA:",
                ":A:",
                ":AAA*:",
                "AAAA",
                "%",
                "%ZZ",
                "-----BEGIN%20CERTIFICATE-----",
                "-----BEGIN%20CERTIFICATE-----%0A-----END%20CERTIFICATE-----"
            })
    void parse_noCertificate_isNone(String line) {
        assertNone(List.of(line), List.of());
    }

    @Test
    void parse_twoLines_areNone() {
        String line = bytes(client.certificate());
        assertNone(List.of(line, line), List.of());
        assertNone(List.of(line + ", " + line), List.of());
        assertNone(List.of(), List.of());
    }

    @Test
    void parse_somethingBehindTheCertificate_isNone() {
        String line = bytes(client.certificate());
        assertNone(List.of(line + ";q=1"), List.of());
        assertNone(List.of(nginx(Pem.of(client.certificate(), root.certificate()))), List.of());
        assertNone(List.of(nginx(Pem.of(client.certificate()) + "x")), List.of());
        assertNone(List.of(nginx("x" + Pem.of(client.certificate()))), List.of());
    }

    @Test
    void parse_badChain_isNone() {
        String line = bytes(client.certificate());
        assertNone(List.of(line), List.of(""));
        assertNone(List.of(line), List.of(":AAAA:"));
        assertNone(List.of(line), Collections.nCopies(5, bytes(root.certificate())));
    }

    @Test
    void parse_overlongLine_isNone() {
        assertNone(List.of(":" + "A".repeat(20_000) + ":"), List.of());
    }

    @Test
    void parse_bytes_areTheCertificate() {
        assertArrayEquals(
                client.chain(),
                CertificateHeader.parse(List.of(bytes(client.certificate())), List.of())
                        .orElseThrow());
    }

    @Test
    void parse_chainInOneLineOrMore_isAppended() {
        X509Certificate middle = root.below("Middle").certificate();
        String line = bytes(client.certificate());
        assertArrayEquals(
                client.chain(middle, root.certificate()),
                CertificateHeader.parse(List.of(line), List.of(bytes(middle) + ", " + bytes(root.certificate())))
                        .orElseThrow());
        assertArrayEquals(
                client.chain(middle, root.certificate()),
                CertificateHeader.parse(List.of(line), List.of(bytes(middle), bytes(root.certificate())))
                        .orElseThrow());
    }

    @Test
    void parse_escapedPem_isTheCertificate() {
        assertArrayEquals(
                client.chain(),
                CertificateHeader.parse(List.of(nginx(Pem.of(client.certificate()))), List.of())
                        .orElseThrow());
        String plusesLeft = Pem.of(client.certificate()).replace("\n", "%0A").replace(" ", "%20");
        assertArrayEquals(
                client.chain(),
                CertificateHeader.parse(List.of(plusesLeft), List.of()).orElseThrow());
    }
}
