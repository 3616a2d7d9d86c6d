package io.github.dualauth.individual;

/**
 * A person's login, without the password.
 *
 * @param loginId as the person or the integrator wrote it
 * @param accountId the row of the account
 * @param userId the row of the user
 */
public record Login(String loginId, String accountId, String userId) {}
