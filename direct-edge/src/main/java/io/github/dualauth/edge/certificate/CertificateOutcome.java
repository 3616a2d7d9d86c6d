package io.github.dualauth.edge.certificate;

/** What became of a change in the registry. */
public sealed interface CertificateOutcome {

    /**
     * It is stored as it is now.
     *
     * @param certificate it
     */
    record Stored(ClientCertificateInfo certificate) implements CertificateOutcome {}

    /** An account in this deployment has it already, or had this very certificate and revoked it. */
    record Exists() implements CertificateOutcome {}

    /** The application has no such certificate. */
    record Unknown() implements CertificateOutcome {}
}
