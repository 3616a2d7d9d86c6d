package io.github.dualauth.core;

/** Vouches for devices. */
public non-sealed interface DeviceVerifier extends CredentialVerifier {

    /**
     * Checks a credential that {@link #accepts} takes.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    Verification<VerifiedDevice> verify(PresentedCredential credential);

    @Override
    default AuthenticationMode mode() {
        return AuthenticationMode.DEVICE;
    }
}
