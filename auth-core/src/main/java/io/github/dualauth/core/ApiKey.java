package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * An application's API key.
 *
 * @param secret the key, not empty
 * @param source the address of the client; a key can be limited to some
 */
public record ApiKey(Secret secret, String source) implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.API_KEY;
    }
}
