package io.github.dualauth.tests.foreign.mode;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A WAR's own mapper for whatever is thrown, of the same type as ours. */
@Provider
public class EverythingMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable thrown) {
        return Response.status(418).entity(String.valueOf(thrown.getMessage())).build();
    }
}
