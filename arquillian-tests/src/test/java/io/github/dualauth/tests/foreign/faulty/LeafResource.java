package io.github.dualauth.tests.foreign.faulty;

import jakarta.ws.rs.GET;

/** Is reached through a locator only, and forgets a policy. */
public class LeafResource {

    /** Has no policy. */
    @GET
    public String leaf() {
        return "open to all";
    }
}
