package io.github.dualauth.edge.address;

import java.time.Instant;

/**
 * An address that only its owner may send from.
 *
 * @param id the row
 * @param applicationId the application whose account has it
 * @param accountId the row of the account
 * @param accountKey the application's own key of the account
 * @param userId the row of the user whose it is; {@code ""} if it is the whole account's
 * @param userKey the application's own key of the user; {@code ""} for none
 * @param address the address, as it was registered
 * @param created when it was registered
 */
public record DirectAddress(
        String id,
        String applicationId,
        String accountId,
        String accountKey,
        String userId,
        String userKey,
        MailAddress address,
        Instant created) {

    /** Whether this account, and this user of it, may send from it; {@code ""} for a system, which acts for all of them. */
    boolean isOf(String account, String user) {
        return accountId.equals(account) && (userId.isEmpty() || user.isEmpty() || userId.equals(user));
    }
}
