package io.github.dualauth.core.directory;

/**
 * A person of an account, under the key that the application gave them.
 *
 * @param id our row, meaningful to no client
 * @param accountId the account's row
 * @param accountKey the account's key
 * @param key the application's own key, unique within the account and compared exactly
 * @param active whether callers may act for this person
 * @param details what the deployment keeps with it, as it gave it; {@code ""} when nothing
 */
public record User(String id, String accountId, String accountKey, String key, boolean active, String details) {}
