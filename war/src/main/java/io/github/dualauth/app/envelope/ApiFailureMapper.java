package io.github.dualauth.app.envelope;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.app.PathFormats;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.http.failure.FailureWriter;
import io.github.dualauth.core.http.failure.RequestId;
import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What went wrong outside authentication, in the envelope or in the format of the path, where the status is HTTP's; a
 * fault of ours by the request's ID, which the log and the audit have too, and nothing more.
 */
@Provider
public class ApiFailureMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = System.getLogger(ApiFailureMapper.class.getName());

    @Context
    private UriInfo uri;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Exception exception) {
        Optional<PathFormat> format = PathFormats.of(uri.getPath());
        for (Throwable t = exception; t != null; t = t.getCause()) {
            if (t instanceof ApiFault fault && format.isEmpty()) {
                return FailureWriter.response(EnvelopeFormat.answer(fault.code(), fault.detail()))
                        .build();
            }
            if (t instanceof DependencyUnavailableException) {
                String id = RequestId.of(request);
                LOG.log(Level.ERROR, "a request could not be served, reference {0}: {1}", id, t.getMessage());
                FailureAnswer answer = format.map(own -> own.answer(503, ""))
                        .orElseGet(() -> EnvelopeFormat.answer(503, ApiCode.UNKNOWN_ERROR, "try again later"));
                return FailureWriter.response(answer)
                        .header(RequestId.HEADER, id)
                        .header(HttpHeaders.RETRY_AFTER, EnvelopeFormat.RETRY_SECONDS)
                        .build();
            }
        }
        if (exception instanceof WebApplicationException web) {
            Response meant = web.getResponse();
            if (format.isPresent() && meant.hasEntity()) {
                return meant;
            }
            if (meant.getStatus() < 500) {
                FailureAnswer answer =
                        format.map(own -> own.answer(meant.getStatus(), "")).orElseGet(() -> envelope(web));
                return FailureWriter.response(answer)
                        .header(HttpHeaders.ALLOW, meant.getHeaderString(HttpHeaders.ALLOW))
                        .build();
            }
        }
        String id = RequestId.of(request);
        String reference = "reference " + id;
        LOG.log(Level.ERROR, "a request failed, " + reference, exception);
        return FailureWriter.response(format.map(own -> own.answer(500, reference))
                        .orElseGet(() -> EnvelopeFormat.answer(500, ApiCode.UNKNOWN_ERROR, reference)))
                .header(RequestId.HEADER, id)
                .build();
    }

    private FailureAnswer envelope(WebApplicationException exception) {
        if (exception instanceof NotAllowedException) {
            return EnvelopeFormat.answer(405, ApiCode.BAD_REQUEST, "the method must be POST");
        }
        if (exception instanceof NotFoundException) {
            return uri.getPath().startsWith("io/")
                    ? EnvelopeFormat.answer(ApiCode.BAD_REQUEST, "there is no such method")
                    : EnvelopeFormat.answer(404, ApiCode.BAD_REQUEST, "there is nothing here");
        }
        return EnvelopeFormat.answer(ApiCode.BAD_REQUEST, "the request cannot be read");
    }
}
