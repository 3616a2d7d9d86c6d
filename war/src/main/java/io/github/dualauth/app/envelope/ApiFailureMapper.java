package io.github.dualauth.app.envelope;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.app.PathFormats;
import io.github.dualauth.core.database.DependencyUnavailableException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * What went wrong outside authentication, in the envelope or in the format of the path; a fault of ours as a reference
 * into the log, nothing more.
 */
@Provider
public class ApiFailureMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = System.getLogger(ApiFailureMapper.class.getName());

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Exception exception) {
        Optional<PathFormat> format = PathFormats.of(uri.getPath());
        if (format.isPresent()) {
            return PathFailures.response(exception, format.get());
        }
        for (Throwable t = exception; t != null; t = t.getCause()) {
            if (t instanceof ApiFault fault) {
                return answer(200, Envelope.failure(fault.code(), fault.detail()));
            }
            if (t instanceof DependencyUnavailableException unavailable) {
                return unavailable(unavailable);
            }
        }
        return exception instanceof WebApplicationException web ? web(web) : broken(exception);
    }

    private Response web(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        if (exception instanceof NotAllowedException) {
            Response response = answer(status, Envelope.failure(ApiCode.BAD_REQUEST, "the method must be POST"));
            return Response.fromResponse(response)
                    .header(HttpHeaders.ALLOW, exception.getResponse().getHeaderString(HttpHeaders.ALLOW))
                    .build();
        }
        if (exception instanceof NotFoundException) {
            return uri.getPath().startsWith("io/")
                    ? answer(200, Envelope.failure(ApiCode.BAD_REQUEST, "there is no such method"))
                    : answer(status, Envelope.failure(ApiCode.BAD_REQUEST, "there is nothing here"));
        }
        return status < 500
                ? answer(200, Envelope.failure(ApiCode.BAD_REQUEST, "the request cannot be read"))
                : broken(exception);
    }

    private static Response unavailable(DependencyUnavailableException exception) {
        LOG.log(Level.ERROR, "a request could not be served: {0}", exception.getMessage());
        Response response = answer(503, Envelope.failure(ApiCode.UNKNOWN_ERROR, "try again later"));
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, EnvelopeFormat.RETRY_SECONDS)
                .build();
    }

    private static Response broken(Exception exception) {
        return answer(500, Envelope.failure(ApiCode.UNKNOWN_ERROR, "reference " + logged(exception)));
    }

    /** Where the log has it. */
    private static String logged(Exception exception) {
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "a request failed, reference " + reference, exception);
        return reference;
    }

    private static Response answer(int status, JsonObject envelope) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(envelope)
                .build();
    }
}
