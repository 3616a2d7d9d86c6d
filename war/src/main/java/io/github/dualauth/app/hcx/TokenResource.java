package io.github.dualauth.app.hcx;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.application.participant.ParticipantTokens;
import io.github.dualauth.core.ApplicationCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** API keys for participants. Their secrets have been checked on the way here, as everybody's are; this only mints. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(HcxFormat.class)
@ApplicationScoped
public class TokenResource {

    private static final String BEARER = "Bearer";

    @Inject
    private ParticipantTokens tokens;

    @Inject
    private CurrentCaller caller;

    /** For {@code client_id} and {@code client_secret} in JSON; the names are those of RFC 8693, 2.2.1. */
    @POST
    @Path("token/generate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated(
            modes = APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.CLIENT_SECRET,
            fields = ClientFields.class,
            name = "token-generate")
    public Response generate() {
        return uncached(Envelope.object()
                .add("access_token", issue())
                .add("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .add("token_type", BEARER)
                .add("expires_in", tokens.lifetime().toSeconds()));
    }

    /** For the forms of the published clients. */
    @POST
    @Path("participant/auth/token/generate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated(
            modes = APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.CLIENT_SECRET,
            fields = UserFields.class,
            name = "participant-token-generate")
    public Response generateForForm() {
        return toForm();
    }

    /** For the form of the npm and Python clients, where it is on. */
    @POST
    @Path("participant/auth/token/password-grant")
    @PasswordGrant
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated(
            modes = APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.CLIENT_SECRET,
            fields = PasswordGrantFields.class,
            name = "participant-token-password-grant")
    public Response generateForPasswordGrant() {
        return toForm();
    }

    /**
     * With everything that published clients know. No refresh token is given: the same request again is as good; the
     * clients read {@code access_token} and nothing else, and a text stays a text for those that are strict.
     */
    private Response toForm() {
        return uncached(Envelope.object()
                .add("access_token", issue())
                .add("expires_in", tokens.lifetime().toSeconds())
                .add("refresh_expires_in", 0)
                .add("refresh_token", "")
                .add("token_type", BEARER)
                .add("not-before-policy", 0)
                .add("session_state", UUID.randomUUID().toString())
                .add("scope", ""));
    }

    private String issue() {
        ApplicationCaller known = (ApplicationCaller) caller.get();
        // Gone, or with another secret, since it was let in a moment ago.
        return tokens.issue(known.applicationId(), known.credential())
                .orElseThrow(() -> new NotAuthorizedException(BEARER));
    }

    private static Response uncached(JsonObjectBuilder answer) {
        return Response.ok(answer.build(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                .build();
    }
}
