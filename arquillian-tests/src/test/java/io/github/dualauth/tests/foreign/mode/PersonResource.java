package io.github.dualauth.tests.foreign.mode;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
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
}
