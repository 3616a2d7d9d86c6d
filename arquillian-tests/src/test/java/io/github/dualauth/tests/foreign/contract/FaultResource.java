package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Throws. */
@Path("fault")
public class FaultResource {

    /** What the WAR has a mapper for. */
    public static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** The WAR's own mapper. */
    @Provider
    public static final class FullMapper implements ExceptionMapper<FullException> {

        @Override
        public Response toResponse(FullException exception) {
            return Response.status(507).entity("full").type("text/plain").build();
        }
    }

    /** A bug. */
    @POST
    @Path("bug")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String bug() {
        throw new IllegalStateException("internal-detail");
    }

    /** A bug for everybody. */
    @GET
    @Path("open-bug")
    @Unauthenticated
    public String openBug() {
        throw new StackOverflowError("internal-detail");
    }

    /** Meant as it is. */
    @POST
    @Path("missing")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String missing() {
        throw new NotFoundException("internal-detail");
    }

    /** Mapped by the WAR. */
    @POST
    @Path("full")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String full() {
        throw new FullException();
    }
}
