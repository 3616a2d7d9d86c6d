package io.github.dualauth.edge.trust;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;

/**
 * Why a certificate is not trusted.
 *
 * @param why in a few words that repeat nothing of what was presented
 * @param cause what PKIX said, from which TLS chooses its alert (RFC 8446, 6.2)
 */
record TrustFault(String why, Optional<CertPathValidatorException> cause) {

    static TrustFault of(String why) {
        return new TrustFault(why, Optional.empty());
    }

    CertificateException exception() {
        return cause.map(path -> new CertificateException(why, path)).orElseGet(() -> new CertificateException(why));
    }
}
