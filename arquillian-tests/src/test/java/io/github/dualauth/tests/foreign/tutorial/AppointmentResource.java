package io.github.dualauth.tests.foreign.tutorial;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Appointments of one clinic, for its own staff and for the server of its integrator. */
@Path("/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AppointmentResource {

    /** What a caller sends beside {@code auth}. */
    public record Booking(String time) {}

    @Inject
    private CurrentCaller caller;

    /** Books an appointment for whoever calls. */
    @POST
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL},
            level = AuthenticationLevel.USER)
    public Map<String, String> book(Booking booking) {
        AuthenticatedCaller by = caller.get();
        return Map.of(
                "time", booking.time(),
                "clinic", by.account().orElseThrow().key(),
                "bookedBy", by.user().orElseThrow().key(),
                "mode", by.mode().word());
    }

    /** The opening hours, for everybody. */
    @GET
    @Path("/hours")
    @Unauthenticated
    public Map<String, String> hours() {
        return Map.of("monday", "8-12");
    }
}
