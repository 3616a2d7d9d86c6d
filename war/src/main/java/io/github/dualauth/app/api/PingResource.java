package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the service answers, and whether it knows the caller, at each level. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@ApplicationScoped
public class PingResource {

    /** Anybody. */
    @POST
    @Path("Ping")
    @Unauthenticated
    public String ping(ApiRequest request) {
        return Envelope.OK_TEXT;
    }

    /** A known application. */
    @POST
    @Path("PingWithApplicationAuth")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String pingWithApplicationAuth(ApiRequest request) {
        return Envelope.OK_TEXT;
    }

    /** A known application for an active account. */
    @POST
    @Path("PingWithAccountAuth")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.ACCOUNT)
    public String pingWithAccountAuth(ApiRequest request) {
        return Envelope.OK_TEXT;
    }

    /** A known application for an active user, or that user's own login. */
    @POST
    @Path("PingWithAuth")
    @Authenticated(
            modes = {APPLICATION, INDIVIDUAL},
            level = AuthenticationLevel.USER)
    public String pingWithAuth(ApiRequest request) {
        return Envelope.OK_TEXT;
    }
}
