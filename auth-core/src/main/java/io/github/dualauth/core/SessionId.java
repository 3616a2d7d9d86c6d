package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;

/**
 * The session of a browser.
 *
 * @param secret its ID, not empty
 */
public record SessionId(Secret secret) implements PresentedCredential {

    /**
     * The cookie of a session. Its prefix makes browsers refuse one that was not set over a secure connection, for this
     * host alone and for all of it, so that no neighbour plants one (RFC 6265bis, 4.1.3.2).
     */
    public static final String COOKIE = "__Host-dualauth-session";

    @Override
    public CredentialKind kind() {
        return CredentialKind.SESSION;
    }
}
