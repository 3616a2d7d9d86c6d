package io.github.dualauth.edge.http;

import io.github.dualauth.core.http.UntrustedCertificate;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.trust.EdgeTrust;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Believes a certificate in a header (RFC 9440, 4) only of a configured proxy, by the socket's own peer, and checks it as
 * in a handshake. Nobody behind this ever sees the header; and from a proxy nothing but the header counts, so that the
 * proxy's own certificate is never taken for a client's.
 */
final class CertificateHeaderFilter {

    /** Where servlets find the certificate of a client (Jakarta Servlet 6.0, 3.10). */
    static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private static final X509Certificate[] NONE = {};

    private final CertificateHeaderSettings settings;
    private final EdgeTrust trust;
    private final String above;

    CertificateHeaderFilter(CertificateHeaderSettings settings, EdgeTrust trust) {
        this.settings = settings;
        this.trust = trust;
        this.above = settings.header() + "-Chain";
    }

    /** The request as everybody behind this is to see it. */
    HttpServletRequest filter(HttpServletRequest request) {
        if (settings.header().isEmpty()) {
            return request;
        }
        String peer = request.getRemoteAddr();
        if (peer != null && settings.proxies().contain(peer)) {
            request.setAttribute(CHAIN, believed(request));
        }
        return new WithoutHeaders(request, Set.of(settings.header(), above));
    }

    private X509Certificate[] believed(HttpServletRequest request) {
        List<String> lines = lines(request, settings.header());
        if (lines.isEmpty() || lines.equals(List.of(""))) {
            return NONE;
        }
        Optional<X509Certificate[]> chain = CertificateHeader.parse(lines, lines(request, above));
        Optional<String> fault = chain.isPresent() ? trust.fault(chain.get()) : Optional.of("unreadable");
        fault.ifPresent(why -> request.setAttribute(UntrustedCertificate.ATTRIBUTE, why));
        return fault.isPresent() ? NONE : chain.orElse(NONE);
    }

    private static List<String> lines(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
