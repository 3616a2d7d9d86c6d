package io.github.dualauth.individual.session;

/**
 * Whose a link or a session is.
 *
 * @param applicationId the application
 * @param accountId the row of the account
 * @param userId the row of the user
 */
public record SessionPerson(String applicationId, String accountId, String userId) {}
