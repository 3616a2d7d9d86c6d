package io.github.dualauth.core.directory;

/**
 * What a user is called from outside: keys are unique within one account only.
 *
 * @param accountId the account's row
 * @param key the application's own key of the user
 */
public record UserName(String accountId, String key) {

    /** One text for both, which no other pair has. */
    String text() {
        return RowKeys.join(accountId, key);
    }
}
