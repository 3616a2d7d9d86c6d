package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.DeviceCaller;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.individual.device.DesktopTokens;
import io.github.dualauth.individual.device.Sites;
import io.github.dualauth.individual.device.TokenOutcome;
import io.github.dualauth.individual.device.TokenRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** Tokens for devices, and what they open. */
@Path("desk")
@Produces(MediaType.APPLICATION_JSON)
public class DeskResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private Sites sites;

    @Inject
    private DesktopTokens tokens;

    /** A token for a device at the account that the application names. */
    @POST
    @Path("token/{deviceId}")
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.ACCOUNT)
    public Map<String, String> deskToken(@PathParam("deviceId") String deviceId) {
        String siteId = sites.pair(caller.get().account().orElseThrow()).id();
        TokenOutcome outcome = tokens.issue(new TokenRequest(caller.get().applicationId(), siteId, deviceId));
        String token =
                String.valueOf(((TokenOutcome.Issued) outcome).accessToken().toCharArray());
        return Map.of("siteId", siteId, "token", token);
    }

    /** Devices only; the site stands in the path. */
    @GET
    @Path("{siteId}/drawer")
    @Authenticated(
            modes = AuthenticationMode.DEVICE,
            level = AuthenticationLevel.ACCOUNT,
            credentials = CredentialKind.TOKEN)
    public Map<String, String> drawer(@Context SecurityContext context) {
        return Map.of(
                "principal", context.getUserPrincipal().getName(),
                "site", ((DeviceCaller) caller.get()).siteId(),
                "account", caller.get().account().orElseThrow().key(),
                "mode", caller.get().mode().word());
    }

    /** Devices and applications; no site in the path. */
    @POST
    @Path("shared")
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.DEVICE},
            level = AuthenticationLevel.ACCOUNT)
    public Map<String, String> shared() {
        return Map.of(
                "caller", caller.get().getName(), "mode", caller.get().mode().word());
    }
}
