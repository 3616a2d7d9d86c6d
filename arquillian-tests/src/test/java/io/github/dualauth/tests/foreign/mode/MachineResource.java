package io.github.dualauth.tests.foreign.mode;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For applications only. */
@Path("machine")
@Produces(MediaType.APPLICATION_JSON)
public class MachineResource {

    /** Needs an application. */
    @POST
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String machine() {
        return "{\"mode\":\"application\"}";
    }

    /** Needs an application; says so twice. */
    @POST
    @Path("permitted")
    @PermitAll
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String permitted() {
        return "{\"mode\":\"application\"}";
    }

    /** Needs nothing; says so twice. */
    @GET
    @PermitAll
    @Unauthenticated
    public String open() {
        return "{\"open\":true}";
    }
}
