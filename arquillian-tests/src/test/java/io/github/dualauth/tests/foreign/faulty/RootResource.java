package io.github.dualauth.tests.foreign.faulty;

import jakarta.ws.rs.Path;

/** Leads to one that forgets its policy. */
@Path("root")
public class RootResource {

    /** Leads on. */
    @Path("leaf")
    public LeafResource leaf() {
        return new LeafResource();
    }
}
