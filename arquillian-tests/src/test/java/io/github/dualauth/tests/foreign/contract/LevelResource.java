package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One method for each level. */
@Path("level")
@Produces(MediaType.APPLICATION_JSON)
public class LevelResource {

    /** Open. */
    @GET
    @Unauthenticated
    public String none() {
        return "{\"level\":\"none\"}";
    }

    /** Level APPLICATION, one mode. */
    @POST
    @Path("application")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String application() {
        return "{\"level\":\"application\"}";
    }

    /** Level ACCOUNT, both modes. */
    @POST
    @Path("account")
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL},
            level = AuthenticationLevel.ACCOUNT)
    public String account() {
        return "{\"level\":\"account\"}";
    }

    /** Level USER, both modes. */
    @POST
    @Path("user")
    @Authenticated(modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL})
    public String user() {
        return "{\"level\":\"user\"}";
    }
}
