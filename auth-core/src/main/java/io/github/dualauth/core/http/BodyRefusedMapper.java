package io.github.dualauth.core.http;

import io.github.dualauth.core.body.BodyRefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Turns the end of a bad body into a response that {@link LateRefusalFilter} fills in. */
final class BodyRefusedMapper implements ExceptionMapper<BodyRefusedException> {

    @Override
    public Response toResponse(BodyRefusedException exception) {
        return Response.status(Response.Status.BAD_REQUEST).build();
    }
}
