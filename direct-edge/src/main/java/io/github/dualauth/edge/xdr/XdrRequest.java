package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.address.MailAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of a request before its body is read.
 *
 * @param contentTypes the values of all Content-Type header fields
 * @param contentEncodings the values of all Content-Encoding header fields
 * @param sender the account that the certificate is mapped to
 * @param requestId the request's ID in the audit
 */
public record XdrRequest(List<String> contentTypes, List<String> contentEncodings, Sender sender, String requestId) {

    /** Copies the lists. */
    public XdrRequest {
        contentTypes = List.copyOf(contentTypes);
        contentEncodings = List.copyOf(contentEncodings);
    }

    /**
     * Who sends.
     *
     * @param applicationId the application whose account it is
     * @param accountId the account's row
     * @param owns whether an address is one of the account's
     */
    public record Sender(String applicationId, String accountId, Predicate<MailAddress> owns) {}
}
