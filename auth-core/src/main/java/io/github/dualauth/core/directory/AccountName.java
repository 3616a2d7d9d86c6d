package io.github.dualauth.core.directory;

/**
 * What an account is called from outside: keys are unique within one application only.
 *
 * @param applicationId the application whose key it is
 * @param key the application's own key of the account
 */
public record AccountName(String applicationId, String key) {

    /** What this account is called. */
    public static AccountName of(Account account) {
        return new AccountName(account.applicationId(), account.key());
    }

    /** One text for both, which no other pair has. */
    String text() {
        return RowKeys.join(applicationId, key);
    }
}
