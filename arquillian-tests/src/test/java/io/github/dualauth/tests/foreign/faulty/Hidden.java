package io.github.dualauth.tests.foreign.faulty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An API whose path and method stand in an interface, without a policy. */
@Path("hidden")
public interface Hidden {

    /** Has no policy. */
    @GET
    String unseen();
}
