package io.github.dualauth.edge.http;

import io.github.dualauth.core.address.IpAddress;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.config.HttpsSettings;
import io.github.dualauth.edge.trust.EdgeTrust;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;

/**
 * The outermost of all filters: with HTTPS on, a plain request from beyond this machine gets 403 and goes no further, and
 * a certificate in a header is believed or taken away ({@link CertificateHeaderFilter}).
 */
public final class EdgeFilter implements Filter {

    private boolean onlySecure;
    private CertificateHeaderFilter headers;

    /** For the servlet container; {@link #init} asks CDI for the rest. */
    public EdgeFilter() {
        // Nothing is served before init.
    }

    EdgeFilter(HttpsSettings https, CertificateHeaderFilter headers) {
        this.onlySecure = https.enabled();
        this.headers = headers;
    }

    @Override
    public void init(FilterConfig ignored) {
        CDI<Object> cdi = CDI.current();
        onlySecure = cdi.select(HttpsSettings.class).get().enabled();
        headers = new CertificateHeaderFilter(
                cdi.select(CertificateHeaderSettings.class).get(),
                cdi.select(EdgeTrust.class).get());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (onlySecure && !request.isSecure() && !isLoopback(request.getRemoteAddr())) {
            HttpServletResponse refusal = (HttpServletResponse) response;
            refusal.setStatus(HttpServletResponse.SC_FORBIDDEN);
            // The body was not read, and may hold secrets that came in clear.
            refusal.setHeader("Connection", "close");
            refusal.setContentType("text/plain");
            refusal.getWriter().println("HTTPS only");
            return;
        }
        chain.doFilter(headers.filter((HttpServletRequest) request), response);
    }

    private static boolean isLoopback(String peer) {
        return peer != null
                && IpAddress.parse(IpAddress.withoutZone(peer))
                        .map(InetAddress::isLoopbackAddress)
                        .orElse(false);
    }
}
