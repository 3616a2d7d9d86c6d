package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.spi.Receipt;
import io.github.dualauth.edge.xdr.fault.XdrFault;

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
     * Another message with the same unique ID was taken before, and nothing of this one is kept. That is no fault of SOAP:
     * ITI-41 has an answer for it.
     *
     * @param answer what the sender is told
     */
    record Duplicate(XdrAnswer answer) implements XdrOutcome {}

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
