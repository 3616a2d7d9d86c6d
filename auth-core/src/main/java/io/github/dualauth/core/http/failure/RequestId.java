package io.github.dualauth.core.http.failure;

import io.github.dualauth.core.audit.RequestOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ID that ties a request to its answer, its audit record and what the log says of it: the trace ID of
 * {@code traceparent} (W3C Trace Context), or a new one.
 */
public final class RequestId {

    // Version 00 ends with the flags; later ones may go on; ff is none.
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:(?<!^00.{53})-.*)?");

    /** The header of an answer that names its request, so that it can be found in the audit. */
    public static final String HEADER = "X-Request-Id";

    private RequestId() {}

    /** Of a request that nothing was decided on yet. */
    public static String of(ContainerRequestContext request) {
        return of(request.getHeaderString("traceparent"));
    }

    /** The one that the request has; for a request that needs no authentication, of the header, or a new one each time. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(RequestOrigin.class.getName()) instanceof RequestOrigin origin
                ? origin.requestId()
                : of(request.getHeader("traceparent"));
    }

    private static String of(String traceparent) {
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return RequestOrigin.freshId();
    }
}
