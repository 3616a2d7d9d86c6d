package io.github.dualauth.core;

/**
 * A person that an {@link IndividualVerifier} vouches for.
 *
 * @param loginId the login ID as it is stored; {@code ""} for somebody who has none, and a session
 * @param accountId the row of the account
 * @param userId the row of the user
 * @param version tells the credential from what replaces it, and nothing else of it; {@code ""} for one that is good for one
 *     call
 */
public record VerifiedPerson(String loginId, String accountId, String userId, String version) {}
