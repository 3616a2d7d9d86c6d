package io.github.dualauth.edge.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.http.UntrustedCertificate;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.trust.EdgeTrust;
import io.github.dualauth.edge.trust.TrustReload;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateHeaderFilterTest {

    private static final String HEADER = "Client-Cert";
    private static final String PROXY = "10.1.2.3";
    private static final X509Certificate[] NONE = {};

    private final MutableClock clock = MutableClock.stopped();
    private final TestAuthority root = TestAuthority.root("Root", clock.instant());
    private final TestClient client = root.client("a");

    @TempDir
    private Path directory;

    private CertificateHeaderFilter filter;

    @BeforeEach
    void trustTheRoot() {
        TrustSettings trust = new TrustSettings(
                Optional.of(Pem.write(directory.resolve("root.pem"), Pem.of(root.certificate()))),
                Optional.of(Pem.write(directory.resolve("root.crl"), Pem.of(root.list()))),
                Duration.ofMinutes(1),
                true);
        filter = new CertificateHeaderFilter(
                new CertificateHeaderSettings(HEADER, TrustedProxies.of("10.1.2.0/24")),
                new EdgeTrust(new TrustReload(trust, Optional.empty()), clock, (why, source) -> {}));
    }

    private static X509Certificate[] chain(ServletRequest request) {
        return request.getAttribute(CertificateHeaderFilter.CHAIN) instanceof X509Certificate[] chain ? chain : NONE;
    }

    private static String fault(ServletRequest request) {
        return request.getAttribute(UntrustedCertificate.ATTRIBUTE) instanceof String fault ? fault : "";
    }

    private static String bytes(X509Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.3.3", "127.0.0.1", "::1", "", "not an address"})
    void filter_headerFromAnybodyElse_isTakenAway(String peer) {
        FakeRequest request = new FakeRequest(peer, true)
                .header("CLIENT-CERT", bytes(client.certificate()))
                .header("client-cert-chain", bytes(root.certificate()))
                .header("X-Forwarded-For", PROXY)
                .header("Forwarded", "for=" + PROXY);
        HttpServletRequest seen = filter.filter(request);
        assertArrayEquals(NONE, chain(seen));
        assertEquals(null, seen.getHeader("client-cert"));
        assertFalse(seen.getHeaders("Client-Cert-Chain").hasMoreElements());
        assertEquals(
                List.of("forwarded", "x-forwarded-for"),
                Collections.list(seen.getHeaderNames()).stream().sorted().toList());
        assertEquals(-1, seen.getIntHeader(HEADER));
        assertEquals(-1, seen.getDateHeader(HEADER));
    }

    @Test
    void filter_anybodyElsesOwnCertificate_stays() {
        FakeRequest request = new FakeRequest("192.0.2.1", true).header(HEADER, bytes(client.certificate()));
        X509Certificate[] own = root.client("b").chain();
        request.setAttribute(CertificateHeaderFilter.CHAIN, own);
        assertArrayEquals(own, chain(filter.filter(request)));
    }

    @Test
    void filter_proxyWithoutHeader_isNobody() {
        FakeRequest request = new FakeRequest(PROXY, true);
        request.setAttribute(CertificateHeaderFilter.CHAIN, root.client("proxy").chain());
        assertArrayEquals(NONE, chain(filter.filter(request)));
        assertEquals("", fault(request));
    }

    @Test
    void filter_proxysHeaderTwice_isUnreadable() {
        FakeRequest request = new FakeRequest(PROXY, true)
                .header(HEADER, bytes(client.certificate()))
                .header(HEADER, bytes(root.client("b").certificate()));
        assertArrayEquals(NONE, chain(filter.filter(request)));
        assertEquals("unreadable", fault(request));
    }

    @Test
    void filter_proxysCertificateOfUnknownAuthority_isRefused() {
        TestClient stranger = TestAuthority.root("Other", clock.instant()).client("a");
        FakeRequest request = new FakeRequest(PROXY, true).header(HEADER, bytes(stranger.certificate()));
        assertArrayEquals(NONE, chain(filter.filter(request)));
        assertEquals("of an unknown authority", fault(request));
    }

    @Test
    void filter_proxysCertificateExpired_isRefused() {
        clock.advance(Duration.ofDays(2));
        FakeRequest request = new FakeRequest(PROXY, true).header(HEADER, bytes(client.certificate()));
        assertArrayEquals(NONE, chain(filter.filter(request)));
        assertEquals("expired", fault(request));
    }

    @Test
    void filter_proxysHeader_isTheClientAndSeenByNobody() {
        FakeRequest request = new FakeRequest(PROXY, true).header(HEADER, bytes(client.certificate()));
        request.setAttribute(CertificateHeaderFilter.CHAIN, root.client("proxy").chain());
        HttpServletRequest seen = filter.filter(request);
        assertArrayEquals(client.chain(), chain(seen));
        assertEquals("", fault(seen));
        assertEquals(null, seen.getHeader(HEADER));
    }

    @Test
    void filter_notConfigured_changesNothing() {
        CertificateHeaderFilter off = new CertificateHeaderFilter(
                new CertificateHeaderSettings("", TrustedProxies.of("")),
                new EdgeTrust(
                        new TrustReload(
                                new TrustSettings(Optional.empty(), Optional.empty(), Duration.ofMinutes(1), true),
                                Optional.empty()),
                        clock,
                        (why, source) -> {}));
        FakeRequest request = new FakeRequest(PROXY, true).header(HEADER, bytes(client.certificate()));
        assertSame(request, off.filter(request));
        assertArrayEquals(NONE, chain(request));
    }
}
