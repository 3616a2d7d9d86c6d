package io.github.dualauth.core;

/** Vouches for people. */
public non-sealed interface IndividualVerifier extends CredentialVerifier {

    /**
     * Checks a credential that {@link #accepts} takes. An unknown ID costs as much work as a wrong secret.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    Verification<VerifiedPerson> verify(PresentedCredential credential);

    /**
     * Whether the credential by which a person was verified, on a connection that lasts, is still theirs: neither changed nor
     * taken away. A verifier that does not know says no.
     */
    default boolean vouchesStill(VerifiedPerson person) {
        return false;
    }

    /** The secret was right, and the person is not let in all the same: whatever would make this faster is forgotten. */
    default void notLetIn(PresentedCredential credential) {
        // nothing is remembered
    }

    @Override
    default AuthenticationMode mode() {
        return AuthenticationMode.INDIVIDUAL;
    }
}
