package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * The token of a link that signs a browser on, once.
 *
 * @param secret the token, not empty
 * @param applicationId the application in the link
 * @param source the address of the browser; a link can be limited to one
 */
public record SignOnToken(Secret secret, String applicationId, String source) implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.SIGN_ON;
    }
}
