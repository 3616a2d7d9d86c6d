package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** A role for the class, and methods that say otherwise. */
@Path("role")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
@Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
public class RoleResource {

    /** The class's role. */
    @POST
    @Path("administrator")
    public String administrator(@Context SecurityContext context) {
        return "{\"administrator\":" + context.isUserInRole("administrator") + ",\"clerk\":"
                + context.isUserInRole("clerk") + "}";
    }

    /** A role of its own. */
    @POST
    @Path("clerk")
    @RolesAllowed("clerk")
    public String clerk() {
        return "{}";
    }

    /** Any role or none. */
    @POST
    @Path("everyone")
    @PermitAll
    public String everyone() {
        return "{}";
    }

    /** Anybody. */
    @GET
    @Path("open")
    @PermitAll
    @Unauthenticated
    public String open() {
        return "{\"open\":true}";
    }

    /** No caller at all. */
    @POST
    @Path("no-one")
    @DenyAll
    public String nobody() {
        return "{}";
    }
}
