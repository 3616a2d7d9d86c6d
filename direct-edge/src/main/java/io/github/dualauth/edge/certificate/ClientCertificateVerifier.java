package io.github.dualauth.edge.certificate;

import io.github.dualauth.core.CertificateVerifier;
import io.github.dualauth.core.ClientCertificate;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedSystem;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Vouches for a system that has a registered certificate, which is trusted now: a kept connection or a resumed session
 * is asked again, as its handshake may be older than a revocation (RFC 8446, 2.2).
 */
public final class ClientCertificateVerifier implements CertificateVerifier {

    private final ClientCertificates certificates;
    private final CertificateTrust trust;

    /** Asks both. */
    public ClientCertificateVerifier(ClientCertificates certificates, CertificateTrust trust) {
        this.certificates = certificates;
        this.trust = trust;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof ClientCertificate;
    }

    /** Nothing: failures are not counted. */
    @Override
    public String countedId(PresentedCredential credential) {
        return "";
    }

    @Override
    public boolean guessable(PresentedCredential credential) {
        return false;
    }

    @Override
    public Verification<VerifiedSystem> verify(PresentedCredential credential) {
        ClientCertificate presented = (ClientCertificate) credential;
        if (trust.fault(presented.chain().toArray(X509Certificate[]::new)).isPresent()) {
            return rejected(RejectionReason.CERTIFICATE_UNTRUSTED, "");
        }
        Optional<MappedCertificate> found = certificates.find(presented.leaf());
        if (found.isEmpty()) {
            return rejected(RejectionReason.CERTIFICATE_UNKNOWN, "");
        }
        MappedCertificate mapped = found.get();
        return mapped.revoked()
                ? rejected(RejectionReason.CERTIFICATE_REVOKED, mapped.id())
                : new Verification.Verified<>(new VerifiedSystem(mapped.id(), mapped.accountId()));
    }

    private static Verification<VerifiedSystem> rejected(RejectionReason reason, String known) {
        return new Verification.Rejected<>(reason, known);
    }
}
