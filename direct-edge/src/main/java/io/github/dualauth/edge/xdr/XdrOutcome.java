package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.spi.Receipt;

/** How the exchange over one request ended. */
public sealed interface XdrOutcome {

    /** What the sender is told. */
    XdrAnswer answer();

    /**
     * The message is kept for good.
     *
     * @param receipt what it is called where it is kept
     * @param answer what the sender is told
     */
    record Received(Receipt receipt, XdrAnswer answer) implements XdrOutcome {}

    /**
     * Nothing of the message is kept.
     *
     * @param fault why
     * @param messageId the message's ID, if it was read; {@code ""} if not
     */
    record Refused(XdrFault fault, String messageId) implements XdrOutcome {

        @Override
        public XdrAnswer answer() {
            return SoapFault.answer(fault, messageId);
        }
    }
}
