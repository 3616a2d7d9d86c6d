package io.github.dualauth.app.xdr;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.edge.http.SoapFaultFormat;
import io.github.dualauth.edge.xdr.SoapFault;

/** What goes wrong at {@code /xdr} and below, as faults of SOAP 1.2. */
public final class XdrPaths implements PathFormat {

    private static final String ROOT = "/xdr";

    /** Stateless. */
    public XdrPaths() {}

    @Override
    public boolean covers(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public FailureAnswer answer(int status, String detail) {
        return SoapFaultFormat.answer(SoapFault.answer(status, detail));
    }
}
