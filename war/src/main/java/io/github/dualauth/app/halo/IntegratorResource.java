package io.github.dualauth.app.halo;

import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.http.failure.FailureWriter;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.individual.device.DesktopTokens;
import io.github.dualauth.individual.device.HaloFormat;
import io.github.dualauth.individual.device.TokenOutcome;
import io.github.dualauth.individual.device.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** What an integrator's cloud asks for with its subscription key, which is one of the application's API keys. */
@Path("/integrator")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(HaloFormat.class)
@ApplicationScoped
public class IntegratorResource {

    @Inject
    private DesktopTokens tokens;

    @Inject
    private CoreConfiguration configuration;

    @Inject
    private CurrentCaller caller;

    /** A token for a device at a paired site; renewal is the same again. */
    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated(
            modes = AuthenticationMode.APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.API_KEY,
            name = "integrator-token")
    public Response token(InputStream body) {
        TokenForm form = TokenForm.of(body, configuration.body());
        if (form instanceof TokenForm.Faulty faulty) {
            // The rest of a body that comes too slowly stays on the connection.
            return failure(faulty.status(), faulty.message())
                    .header("Connection", faulty.status() == 408 ? "close" : null)
                    .build();
        }
        TokenForm.Read read = (TokenForm.Read) form;
        TokenOutcome outcome =
                tokens.issue(new TokenRequest(caller.get().applicationId(), read.siteId(), read.deviceId()));
        if (outcome instanceof TokenOutcome.Issued issued) {
            return issued(issued);
        }
        if (outcome instanceof TokenOutcome.SiteUnknown) {
            return failure(404, "Site Not Found").build();
        }
        if (outcome instanceof TokenOutcome.SiteFull) {
            return failure(403, "Device Limit Exceeded").build();
        }
        return failure(403, outcome instanceof TokenOutcome.DeviceRevoked ? "Device Revoked" : "Site Inactive")
                .build();
    }

    private static Response issued(TokenOutcome.Issued issued) {
        try (Secret token = issued.accessToken()) {
            return Response.ok(Envelope.object()
                            .add("access_token", String.valueOf(token.toCharArray()))
                            .add("token_type", "Bearer")
                            .add("expires_in", issued.life().toSeconds())
                            .build())
                    .build();
        }
    }

    private static Response.ResponseBuilder failure(int status, String message) {
        return FailureWriter.response(HaloFormat.answer(status, message, Map.of()));
    }
}
