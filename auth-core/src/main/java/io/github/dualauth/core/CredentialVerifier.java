package io.github.dualauth.core;

/** Vouches for credentials of some kinds. The kind of verifier, and nothing else, decides the caller's mode. */
public sealed interface CredentialVerifier permits ApplicationVerifier, IndividualVerifier {

    /** Whether this verifier is the one for {@code credential}; for each credential there is at most one. */
    boolean accepts(PresentedCredential credential);

    /** The mode of the callers that this verifier vouches for. */
    AuthenticationMode mode();
}
