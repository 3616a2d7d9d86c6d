package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An API written down as an interface, its policy included. */
public interface Greeting {

    /** Greets the caller. */
    @POST
    @Path("hello")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    String hello();
}
