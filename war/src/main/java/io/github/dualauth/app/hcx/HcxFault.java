package io.github.dualauth.app.hcx;

import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Ends a request that makes no sense with 400 in HCX's error body. */
final class HcxFault extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    HcxFault(String message) {
        super(response(HcxError.answer(400, message, Map.of())));
    }

    private static Response response(FailureAnswer answer) {
        return Response.status(answer.status())
                .type(answer.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.body())
                .build();
    }
}
