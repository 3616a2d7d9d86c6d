package io.github.dualauth.core;

/** Vouches for systems. */
public non-sealed interface CertificateVerifier extends CredentialVerifier {

    /**
     * Checks a credential that {@link #accepts} takes.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    Verification<VerifiedSystem> verify(PresentedCredential credential);

    /** Nobody guesses a private key. */
    @Override
    default boolean countsFailures() {
        return false;
    }

    @Override
    default AuthenticationMode mode() {
        return AuthenticationMode.SYSTEM;
    }
}
