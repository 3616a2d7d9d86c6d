package io.github.dualauth.core;

/** Vouches for credentials of some kinds. The kind of verifier, and nothing else, decides the caller's mode. */
public sealed interface CredentialVerifier
        permits ApplicationVerifier, IndividualVerifier, DeviceVerifier, CertificateVerifier {

    /** Whether this verifier is the one for {@code credential}; for each credential there is at most one. */
    boolean accepts(PresentedCredential credential);

    /**
     * The ID that {@code credential} names, in the one form that all its spellings share; nothing is looked up.
     * Failures are counted by it.
     */
    String countedId(PresentedCredential credential);

    /** Whether its secret could be one that a person chose; one of 256 random bits is guessed by nobody. */
    default boolean guessable(PresentedCredential credential) {
        return true;
    }

    /**
     * Whether failures are counted, and hold others up. Not so for a secret of random bits that names nobody: there is
     * nothing to guess, each is new to the counters, and those who share an address with a nuisance would wait for it.
     */
    default boolean countsFailures() {
        return true;
    }

    /** The mode of the callers that this verifier vouches for. */
    AuthenticationMode mode();
}
