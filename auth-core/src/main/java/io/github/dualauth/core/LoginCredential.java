package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * A person's login ID and password.
 *
 * @param loginId the login ID as typed, not empty
 * @param secret the password, not empty
 */
public record LoginCredential(String loginId, Secret secret) implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.PASSWORD;
    }
}
