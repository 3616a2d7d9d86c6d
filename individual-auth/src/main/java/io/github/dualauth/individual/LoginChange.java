package io.github.dualauth.individual;

import io.github.dualauth.core.secret.Secret;

/**
 * What is to become of a user's login. Empty means: as it is.
 *
 * @param accountId the row of the account
 * @param userId the row of the user
 * @param loginId the login ID; {@code ""} keeps the one that is there
 * @param password the password; an empty one keeps the one that is there
 */
public record LoginChange(String accountId, String userId, String loginId, Secret password) {}
