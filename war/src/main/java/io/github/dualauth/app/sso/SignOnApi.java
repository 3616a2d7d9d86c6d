package io.github.dualauth.app.sso;

import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.api.SignOnFormat;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The same link for a program that asks for JSON. */
@Path("/sso")
// A browser, and whoever takes anything, gets the page.
@Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
@RefusalsAs(SignOnFormat.class)
@ApplicationScoped
public class SignOnApi {

    @Inject
    private SignOnAnswer sessions;

    @Inject
    private CurrentCaller current;

    /** Signs the client on, and says who that is. */
    @GET
    @Path("applicationOpen/{applicationId}/{token}")
    @Authenticated(modes = INDIVIDUAL, credentials = CredentialKind.SIGN_ON, name = "application-open-json")
    public Response open() {
        return Response.ok(SignOnFormat.who(current.get()))
                .cookie(sessions.begin())
                .build();
    }
}
