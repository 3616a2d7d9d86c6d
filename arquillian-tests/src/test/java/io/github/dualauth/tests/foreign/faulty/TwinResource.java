package io.github.dualauth.tests.foreign.faulty;

import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Gives two methods the same name. */
@Path("twin")
public class TwinResource {

    /** One of two. */
    @GET
    @Unauthenticated(name = "twin")
    public String first() {
        return "";
    }

    /** The other one. */
    @POST
    @Unauthenticated(name = "twin")
    public String second() {
        return "";
    }
}
