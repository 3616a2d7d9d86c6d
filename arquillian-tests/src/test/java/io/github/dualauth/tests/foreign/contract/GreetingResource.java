package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.http.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Has no policy of its own. */
@Path("greeting")
@Produces(MediaType.APPLICATION_JSON)
public class GreetingResource extends GreetingBase implements Greeting {

    @Inject
    private CurrentCaller caller;

    @Override
    public String hello() {
        return "{\"hello\":\"" + name() + "\"}";
    }

    @Override
    String name() {
        return caller.get().getName();
    }
}
