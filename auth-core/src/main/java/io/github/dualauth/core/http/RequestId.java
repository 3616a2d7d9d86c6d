package io.github.dualauth.core.http;

import io.github.dualauth.core.audit.RequestOrigin;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ID that ties a request to its records: the trace ID of {@code traceparent} (W3C Trace Context), or a new one. */
final class RequestId {

    // Version 00 ends with the flags; later ones may go on; ff is none.
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:(?<!^00.{53})-.*)?");

    /** The header of an answer that names its request, so that it can be found in the audit. */
    static final String HEADER = "X-Request-Id";

    private RequestId() {}

    static String of(ContainerRequestContext request) {
        String traceparent = request.getHeaderString("traceparent");
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return RequestOrigin.freshId();
    }
}
