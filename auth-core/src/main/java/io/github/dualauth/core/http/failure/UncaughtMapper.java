package io.github.dualauth.core.http.failure;

import io.github.dualauth.core.database.DependencyUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Answers by problem details (RFC 9457) for what a resource threw and no mapper of the deployment takes; the container
 * would put an HTML page of its own there, or a trace. A bug is told by the request's
 * ID, which the log and the audit have too, and nothing more.
 */
public final class UncaughtMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UncaughtMapper.class.getName());

    private static final String RETRY_SECONDS = "2";

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException meant) {
            return meant(meant.getResponse());
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof DependencyUnavailableException) {
                String id = RequestId.of(request);
                LOG.log(Level.ERROR, "a request could not be served, reference {0}: {1}", id, t.getMessage());
                return problem(
                        Response.status(503)
                                .header(RequestId.HEADER, id)
                                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS),
                        503,
                        "");
            }
        }
        String id = RequestId.of(request);
        LOG.log(Level.ERROR, "a request failed, reference " + id, thrown);
        return problem(Response.status(500).header(RequestId.HEADER, id), 500, "reference " + id);
    }

    /** What the resource said by an exception, with a body if it gave none. */
    private static Response meant(Response response) {
        int status = response.getStatus();
        return status < 400 || response.hasEntity() ? response : problem(Response.fromResponse(response), status, "");
    }

    private static Response problem(Response.ResponseBuilder response, int status, String detail) {
        return response.type(ProblemFormat.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemFormat.text(status, detail).getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
