package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * A client's ID and secret (RFC 6749, 2.3.1), presented to get a token.
 *
 * @param clientId the client's ID, not empty
 * @param secret its secret, not empty
 * @param participantCode what else the client says that it is called; {@code ""} when it says nothing
 */
public record ClientSecret(String clientId, Secret secret, String participantCode) implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.CLIENT_SECRET;
    }
}
