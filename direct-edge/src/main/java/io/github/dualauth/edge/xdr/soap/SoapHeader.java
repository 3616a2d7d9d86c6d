package io.github.dualauth.edge.xdr.soap;

/**
 * What the one Header of a request says.
 *
 * @param block who sends, and to whom
 * @param messageId the message's ID (WS-Addressing 1.0, 3.1)
 */
public record SoapHeader(AddressBlock block, String messageId) {}
