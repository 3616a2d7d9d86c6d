package io.github.dualauth.tests.foreign.faulty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Forgets a policy. */
@Path("bare")
public class BareResource {

    /** Has no policy. */
    @GET
    public String forgotten() {
        return "open to all";
    }
}
