package io.github.dualauth.tests.foreign.mode;

import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One of two resources with a method of the same name, which throws. */
@Path("shelf")
public class ShelfResource {

    /** Fails. */
    @GET
    @Unauthenticated
    public String list() {
        throw new IllegalStateException("shelf");
    }
}
