package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.address.IpAddress;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.individual.session.SessionPerson;
import io.github.dualauth.individual.session.Sessions;
import io.github.dualauth.individual.session.SignOn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Hands a user over to a browser. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@ApplicationScoped
public class OpenResource {

    private static final int LONGEST = (int) Sessions.LONGEST_LINK.toSeconds();

    @Inject
    private Sessions sessions;

    @Inject
    private CurrentCaller current;

    /**
     * Makes the token of a link {@code /sso/applicationOpen/{applicationId}/{token}}, with which a browser becomes the
     * caller's user, once and within {@code expiresIn} seconds (60 at most, and unless less is asked for); from
     * {@code ipAddress} alone, if that is given.
     */
    @POST
    @Path("ApplicationOpen")
    @Authenticated(
            modes = {APPLICATION, INDIVIDUAL},
            level = AuthenticationLevel.USER)
    public JsonObject applicationOpen(ApiRequest request) {
        int seconds = request.integer("expiresIn", LONGEST, LONGEST);
        String address = request.text("ipAddress", ApiRequest.MAX_ID);
        Optional<InetAddress> parsed = IpAddress.parse(address);
        if (!address.isEmpty() && parsed.isEmpty()) {
            request.fault("ipAddress", "must be an IPv4 or IPv6 address");
        }
        request.refuseFaults();
        AuthenticatedCaller caller = current.get();
        SessionPerson person = new SessionPerson(
                caller.applicationId(),
                caller.account().orElseThrow().id(),
                caller.user().orElseThrow().id());
        try (Secret token = sessions.link(
                new SignOn(person, parsed.map(InetAddress::getHostAddress).orElse(""), Duration.ofSeconds(seconds)))) {
            return Envelope.payload()
                    .add("token", String.valueOf(token.toCharArray()))
                    .build();
        }
    }
}
