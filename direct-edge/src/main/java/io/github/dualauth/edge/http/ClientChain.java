package io.github.dualauth.edge.http;

import io.github.dualauth.core.http.UntrustedCertificate;
import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;

/** The client certificate of a request, from the TLS connection or from a proxy that is believed. */
public final class ClientChain {

    /** Where servlets find it (Jakarta Servlet 6.0, 3.10). */
    static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private ClientChain() {}

    /** The certificate and those above it; of no length if there is none, or none that is trusted. */
    public static X509Certificate[] of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain ? chain : new X509Certificate[0];
    }

    /** Why what a proxy has passed on is not there, in a few words for the audit; empty if nothing was refused. */
    public static String fault(ServletRequest request) {
        return request.getAttribute(UntrustedCertificate.ATTRIBUTE) instanceof String fault ? fault : "";
    }
}
