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

/** Reached through a locator only. */
@Produces(MediaType.APPLICATION_JSON)
public class ClinicResource {

    private final String id;

    /** The first one. */
    public ClinicResource() {
        this("first");
    }

    ClinicResource(String id) {
        this.id = id;
    }

    /** Open. */
    @GET
    @Unauthenticated(name = "clinic-hours")
    public String hours() {
        return "{\"clinic\":\"" + id + "\"}";
    }

    /** For applications. */
    @POST
    @Path("note")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String note() {
        return "{\"clinic\":\"" + id + "\"}";
    }
}
