package io.github.dualauth.benchmarks.basic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Gives back what it gets, to whom it knows. */
@Path("/echo")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BasicResource {

    /** Without a look at it. */
    @POST
    @Path("text")
    @RolesAllowed("caller")
    public String text(String body) {
        return body;
    }
}
