package io.github.dualauth.core;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.token.SignedToken;

/**
 * A signed token (RFC 7519), and what came with it.
 *
 * @param secret the token as it was sent
 * @param token the same, read and not verified, unless this node has verified it before
 * @param deviceId the header {@code DeviceId}; {@code ""} when there is none
 * @param siteId the site in the path; {@code ""} when the API has none
 * @param accountId the integrator's own key of an account; {@code ""} when none was named
 * @param userId the integrator's own key of a user; {@code ""} when none was named
 */
public record BearerToken(
        Secret secret, SignedToken token, String deviceId, String siteId, String accountId, String userId)
        implements PresentedCredential {

    @Override
    public CredentialKind kind() {
        return CredentialKind.TOKEN;
    }

    /** The same token, acting for whom the body names. */
    public BearerToken actingFor(String account, String user) {
        return new BearerToken(secret, token, deviceId, siteId, account, user);
    }
}
