package io.github.dualauth.app.hcx;

import io.github.dualauth.core.http.failure.FailureWriter;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/** Ends a request that makes no sense with 400 in HCX's error body. */
final class HcxFault extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    HcxFault(String message) {
        super(FailureWriter.response(HcxError.answer(400, message, Map.of())).build());
    }
}
