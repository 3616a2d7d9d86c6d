package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What people do with their own logins. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@ApplicationScoped
public class LoginResource {

    @Inject
    private UserStore store;

    @Inject
    private CurrentCaller current;

    /** Replaces the caller's own password; the old one is refused from the next call on. */
    @POST
    @Path("LoginPasswordChange")
    @Authenticated(modes = INDIVIDUAL, level = AuthenticationLevel.USER)
    public JsonObject loginPasswordChange(ApiRequest request) {
        Secret password = request.secret("newPassword");
        request.refuseFaults();
        if (password.isEmpty()) {
            throw new ApiFault(ApiCode.PASSWORD_REQUIRED);
        }
        AuthenticatedCaller caller = current.get();
        store.changePassword(
                caller.account().orElseThrow(),
                caller.user().orElseThrow(),
                new LoginRequest(caller.getName(), password, Secret.of("")));
        return Envelope.ok();
    }
}
