package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An API written down as an abstract class, its policy included. */
@Authenticated(modes = AuthenticationMode.INDIVIDUAL, level = AuthenticationLevel.USER)
public abstract class GreetingBase {

    /** Says goodbye to the caller. */
    @POST
    @Path("goodbye")
    public String goodbye() {
        return "{\"goodbye\":\"" + name() + "\"}";
    }

    abstract String name();
}
