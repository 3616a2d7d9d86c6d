package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate whose private key the other end of a TLS connection has (RFC 8446, 4.4.2), or of which a proxy that is
 * trusted says so.
 *
 * @param chain the certificate and those that it came with, the client's own first; not empty
 */
public record ClientCertificate(List<X509Certificate> chain) implements PresentedCredential {

    /** Copies the chain. */
    public ClientCertificate {
        chain = List.copyOf(chain);
    }

    /** The client's own. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Nothing: what is secret of a certificate stays with its owner. */
    @Override
    public Secret secret() {
        return Secret.of("");
    }

    @Override
    public CredentialKind kind() {
        return CredentialKind.CERTIFICATE;
    }
}
