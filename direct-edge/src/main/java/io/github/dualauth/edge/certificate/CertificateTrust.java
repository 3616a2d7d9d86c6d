package io.github.dualauth.edge.certificate;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** What the deployment trusts now; it may have changed since the handshake. */
@FunctionalInterface
public interface CertificateTrust {

    /** Why a chain, the client's own certificate first, is not trusted now; empty if it is. */
    Optional<String> fault(X509Certificate[] chain);
}
