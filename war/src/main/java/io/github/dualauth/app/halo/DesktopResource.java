package io.github.dualauth.app.halo;

import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.DeviceCaller;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.individual.device.HaloFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a desktop token opens. */
@Path("/desktop/sites/{siteId}")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(HaloFormat.class)
@ApplicationScoped
public class DesktopResource {

    @Inject
    private CurrentCaller caller;

    /** Who calls: the device, its site and account, and the application that got its token. */
    @GET
    @Path("whoami")
    @Authenticated(
            modes = AuthenticationMode.DEVICE,
            level = AuthenticationLevel.ACCOUNT,
            credentials = CredentialKind.TOKEN,
            name = "desktop-whoami")
    public JsonObject whoami() {
        DeviceCaller device = (DeviceCaller) caller.get();
        Account account = device.account().orElseThrow();
        return Envelope.object()
                .add("siteId", device.siteId())
                .add("deviceId", device.getName())
                .add("applicationId", device.applicationId())
                .add("accountId", account.key())
                .add("accountName", account.name())
                .build();
    }
}
