package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.address.MailAddress;
import java.util.List;

/**
 * Who sends, and to whom (Direct Edge Protocols 1.1, XDR).
 *
 * @param from the sender
 * @param to the recipients, each once
 */
record AddressBlock(MailAddress from, List<MailAddress> to) {

    /** Copies the list. */
    AddressBlock {
        to = List.copyOf(to);
    }
}
