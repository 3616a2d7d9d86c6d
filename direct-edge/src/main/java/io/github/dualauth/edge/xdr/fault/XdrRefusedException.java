package io.github.dualauth.edge.xdr.fault;

/**
 * Ends the reading of a bad request, below parsers of others that know no refusals as values; {@code
 * XdrExchange} makes a value of it again. Unchecked, so that no parser wraps it. It has no trace, as its fault says all.
 */
public final class XdrRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient XdrFault fault;

    XdrRefusedException(XdrFault fault) {
        super(fault.text(), null, false, false);
        this.fault = fault;
    }

    /** Why. */
    public XdrFault fault() {
        return fault;
    }
}
