package io.github.dualauth.tests.foreign.mode;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For people only. */
@Path("person")
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {

    /** Needs a person. */
    @POST
    @Authenticated(modes = AuthenticationMode.INDIVIDUAL)
    public String person() {
        return "{\"mode\":\"individual\"}";
    }

    /** Needs nothing; says so twice, and is the only one here that does. */
    @GET
    @PermitAll
    @Unauthenticated(name = "person-open")
    public String open() {
        return "{\"open\":true}";
    }
}
