package io.github.dualauth.app.sso;

import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What a browser sees of a link that signs it on. */
@Path("/sso")
@Produces(Page.MEDIA_TYPE)
@RefusalsAs(PageFormat.class)
@ApplicationScoped
public class SignOnPages {

    private static final URI SESSION = URI.create("/sso/session");

    @Inject
    private SignOnAnswer sessions;

    @Inject
    private CurrentCaller current;

    /** Signs the browser on, and sends it to a page whose address holds no token. */
    @GET
    @Path("applicationOpen/{applicationId}/{token}")
    @Authenticated(modes = INDIVIDUAL, credentials = CredentialKind.SIGN_ON, name = "application-open-link")
    public Response open() {
        return page(Response.seeOther(SESSION).cookie(sessions.begin()));
    }

    /** Uses nothing up: whoever only looks whether there is something signs nobody on (JAX-RS would call the method above). */
    @HEAD
    @Path("applicationOpen/{applicationId}/{token}")
    @Unauthenticated(name = "application-open-look")
    public Response look() {
        return page(Response.status(405).header("Allow", "GET"));
    }

    /** Says who is signed in. */
    @GET
    @Path("session")
    @Authenticated(modes = INDIVIDUAL, credentials = CredentialKind.SESSION, name = "session-page")
    public Response session() {
        AuthenticatedCaller person = current.get();
        return page(Response.ok(
                Page.signedOn(name(person), person.account().orElseThrow().name())));
    }

    /** Ends the session. A form elsewhere cannot do it: the cookie does not come along (RFC 6265bis, 5.6.7.1). */
    @POST
    @Path("signOut")
    @Unauthenticated(name = "session-sign-out")
    public Response signOut() {
        Response.ResponseBuilder page = Response.ok(Page.signedOut());
        sessions.end().ifPresent(page::cookie);
        return page(page);
    }

    /** First and last name, and the login or the user's key. */
    private static String name(AuthenticatedCaller person) {
        JsonObject details = Details.read(person.user().orElseThrow().details());
        return details.getString("firstName", "") + " " + details.getString("lastName", "") + " (" + person.getName()
                + ")";
    }

    private static Response page(Response.ResponseBuilder response) {
        Page.HEADERS.forEach(response::header);
        return response.build();
    }
}
