package io.github.dualauth.core;

/** Vouches for people. */
public non-sealed interface IndividualVerifier extends CredentialVerifier {

    /**
     * Checks a credential that {@link #accepts} takes. An unknown ID costs as much work as a wrong secret.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    Verification<VerifiedPerson> verify(PresentedCredential credential);

    @Override
    default AuthenticationMode mode() {
        return AuthenticationMode.INDIVIDUAL;
    }
}
