package io.github.dualauth.individual.device;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as a place with devices.
 *
 * @param id what it is called outside: a GUID, the same for good
 * @param applicationId the application whose account it is
 * @param accountId the row of the account
 * @param accountKey the application's own key of the account
 * @param paired when it was last paired with the application
 * @param unpaired when that ended; empty while it is paired
 */
public record Site(
        String id,
        String applicationId,
        String accountId,
        String accountKey,
        Instant paired,
        Optional<Instant> unpaired) {

    /** Whether devices there may get and use tokens of this application. */
    public boolean isPairedWith(String application) {
        return unpaired.isEmpty() && applicationId.equals(application);
    }
}
