package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * An application's ID and password, and whom it says it acts for.
 *
 * @param applicationId the application's ID, not empty
 * @param secret its password, not empty
 * @param accountId the integrator's own key of an account; {@code ""} when none was named
 * @param userId the integrator's own key of a user; {@code ""} when none was named
 */
public record ApplicationCredential(String applicationId, Secret secret, String accountId, String userId)
        implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.PASSWORD;
    }
}
