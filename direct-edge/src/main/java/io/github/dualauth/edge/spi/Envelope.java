package io.github.dualauth.edge.spi;

import java.util.List;

/**
 * Who sends a message to whom, proven as far as the sender goes.
 *
 * @param edge how it came
 * @param applicationId the application that the account belongs to
 * @param accountId the row of the account
 * @param sender the sender's address, one of the account's own
 * @param recipients at least one address
 * @param requestId the ID of the decision in the audit, 32 hex digits
 */
public record Envelope(
        Edge edge, String applicationId, String accountId, String sender, List<String> recipients, String requestId) {

    /** Copies the recipients. */
    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
