package io.github.dualauth.app.envelope;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What went wrong outside authentication under a path with a format of its own: the status is HTTP's. */
final class PathFailures {

    private static final Logger LOG = System.getLogger(PathFailures.class.getName());

    private PathFailures() {}

    static Response response(Exception exception, PathFormat format) {
        for (Throwable t = exception; t != null; t = t.getCause()) {
            if (t instanceof DependencyUnavailableException) {
                LOG.log(Level.ERROR, "a request could not be served: {0}", t.getMessage());
                return builder(format.answer(503, ""))
                        .header(HttpHeaders.RETRY_AFTER, EnvelopeFormat.RETRY_SECONDS)
                        .build();
            }
        }
        if (exception instanceof WebApplicationException web) {
            Response meant = web.getResponse();
            if (meant.hasEntity()) {
                return meant;
            }
            if (meant.getStatus() < 500) {
                Response.ResponseBuilder answer = builder(format.answer(meant.getStatus(), ""));
                String allow = meant.getHeaderString(HttpHeaders.ALLOW);
                return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
            }
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "a request failed, reference " + reference, exception);
        return builder(format.answer(500, "reference " + reference)).build();
    }

    private static Response.ResponseBuilder builder(FailureAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(answer.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.body().getBytes(StandardCharsets.UTF_8));
        answer.headers().forEach(response::header);
        return response;
    }
}
