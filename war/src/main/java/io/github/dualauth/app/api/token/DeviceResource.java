package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.individual.device.Device;
import io.github.dualauth.individual.device.Devices;
import io.github.dualauth.individual.device.Site;
import io.github.dualauth.individual.device.Sites;
import io.github.dualauth.individual.device.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The devices at an application's sites. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class DeviceResource {

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Sites sites;

    @Inject
    private Devices devices;

    @Inject
    private CurrentCaller caller;

    /** The devices at one site or at all, revoked ones too, page by page. */
    @POST
    @Path("DeviceList")
    public JsonObject deviceList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        String siteId = siteId(request);
        return ListRequest.answer(
                "deviceList",
                devices.list(caller.get().applicationId(), siteId, list.after(), list.limit()),
                this::device);
    }

    /** Refuses a device from the next call on, for good; its site must be named if several have one of that name. */
    @POST
    @Path("DeviceRevoke")
    public JsonObject deviceRevoke(ApiRequest request) {
        String deviceId = request.required("deviceId", ApiRequest.MAX_ID);
        String siteId = siteId(request);
        String applicationId = caller.get().applicationId();
        List<Device> named = devices.named(applicationId, deviceId).stream()
                .filter(device -> siteId.isEmpty() || device.siteId().equals(siteId))
                .toList();
        if (named.size() > 1) {
            throw new ApiFault(ApiCode.VALIDATION, "siteId: is required, as several sites have such a device");
        }
        return named.stream()
                .findFirst()
                .flatMap(device -> devices.revoke(new TokenRequest(applicationId, device.siteId(), deviceId)))
                .map(device -> Envelope.payload().add("device", device(device)).build())
                .orElseThrow(() -> new ApiFault(ApiCode.DEVICE_UNKNOWN));
    }

    /** The site in the body, or the one that the account there is; {@code ""} when none is named. */
    private String siteId(ApiRequest request) {
        String siteId = request.text("siteId", ApiRequest.MAX_ID);
        String key = request.text("accountId", ApiRequest.MAX_ID);
        request.refuseFaults();
        String applicationId = caller.get().applicationId();
        if (key.isEmpty()) {
            if (!siteId.isEmpty()
                    && sites.find(siteId)
                            .filter(site -> site.applicationId().equals(applicationId))
                            .isEmpty()) {
                throw new ApiFault(ApiCode.SITE_NOT_PAIRED);
            }
            return siteId;
        }
        Optional<Site> site = accounts.find(applicationId, key)
                .map(sites::find)
                .orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
        if (site.isEmpty() || !(siteId.isEmpty() || siteId.equals(site.get().id()))) {
            throw new ApiFault(ApiCode.SITE_NOT_PAIRED);
        }
        return site.get().id();
    }

    private JsonObjectBuilder device(Device device) {
        JsonObjectBuilder answer = Envelope.object()
                .add("deviceId", device.deviceId())
                .add("siteId", device.siteId())
                .add("accountId", sites.find(device.siteId()).orElseThrow().accountKey())
                .add("created", device.created().toString());
        device.lastSeen().ifPresent(time -> answer.add("lastSeen", time.toString()));
        device.revoked().ifPresent(time -> answer.add("revoked", time.toString()));
        return answer;
    }
}
