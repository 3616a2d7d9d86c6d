package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * What came with a request, unproven. It turns into a caller only by way of a verifier and the {@link Authenticator};
 * its type says nothing of the mode.
 */
public sealed interface PresentedCredential
        permits ApplicationCredential,
                LoginCredential,
                BearerToken,
                ApiKey,
                SignOnToken,
                SessionId,
                ClientSecret,
                ClientCertificate {

    /** What the sender claims to know; wiped when the request has been decided. */
    Secret secret();

    /** In which way it came. */
    CredentialKind kind();

    /** The integrator's own key of the account that is acted for; {@code ""} when none was named. */
    default String accountId() {
        return "";
    }

    /** The integrator's own key of the user that is acted for; {@code ""} when none was named. */
    default String userId() {
        return "";
    }
}
