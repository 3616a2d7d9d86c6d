package io.github.dualauth.tests.foreign.faulty;

import io.github.dualauth.core.policy.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Takes no kind of caller. */
@Path("modeless")
public class NoModeResource {

    /** Nobody can call it. */
    @POST
    @Authenticated(modes = {})
    public String modeless() {
        return "";
    }
}
