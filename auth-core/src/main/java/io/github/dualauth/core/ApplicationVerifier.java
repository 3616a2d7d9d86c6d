package io.github.dualauth.core;

import java.util.Optional;

/** Vouches for applications. */
public non-sealed interface ApplicationVerifier extends CredentialVerifier {

    /**
     * Checks a credential that {@link #accepts} takes. An unknown ID costs as much work as a wrong secret.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    Verification<VerifiedApplication> verify(PresentedCredential credential);

    /**
     * Why the credential by which an application was verified would not be taken now, if so: for calls that take long to
     * come. A verifier that does not know says nothing.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    default Optional<RejectionReason> fault(VerifiedApplication application) {
        return Optional.empty();
    }

    @Override
    default AuthenticationMode mode() {
        return AuthenticationMode.APPLICATION;
    }
}
