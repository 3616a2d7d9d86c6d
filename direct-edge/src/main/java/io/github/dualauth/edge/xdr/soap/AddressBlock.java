package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.address.MailAddress;
import java.util.List;

/**
 * Who sends, and to whom (Direct Edge Protocols 1.1, XDR).
 *
 * @param from the sender
 * @param to the recipients, each once
 */
public record AddressBlock(MailAddress from, List<MailAddress> to) {

    /** Copies the list. */
    public AddressBlock {
        to = List.copyOf(to);
    }
}
