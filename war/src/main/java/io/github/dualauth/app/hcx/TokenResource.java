package io.github.dualauth.app.hcx;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** API keys for participants. Their secrets have been checked on the way here, as everybody's are; this only mints. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(HcxFormat.class)
@ApplicationScoped
public class TokenResource {

    @Inject
    private TokenAnswers answers;

    /** For {@code client_id} and {@code client_secret} in JSON. */
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
        return answers.issued();
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
        return answers.toForm();
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
        return answers.toForm();
    }
}
