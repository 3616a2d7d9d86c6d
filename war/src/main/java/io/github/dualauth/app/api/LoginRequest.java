package io.github.dualauth.app.api;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.core.secret.Secret;

/**
 * The login that a user is to have.
 *
 * @param loginId the login ID; {@code ""} when none was sent
 * @param password the password; empty when none was sent
 * @param hash a password hash of another product; empty when none was sent
 */
record LoginRequest(String loginId, Secret password, Secret hash) {

    static LoginRequest of(ApiRequest request) {
        return new LoginRequest(
                request.text("loginId", ApiRequest.MAX_ID),
                request.secret("loginPassword"),
                request.secret("loginPasswordHash"));
    }

    boolean isEmpty() {
        return loginId.isEmpty() && password.isEmpty() && hash.isEmpty();
    }
}
