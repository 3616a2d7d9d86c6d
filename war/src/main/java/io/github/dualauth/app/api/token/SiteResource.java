package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.individual.device.Site;
import io.github.dualauth.individual.device.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The sites of an application: its accounts, as far as it has paired them, so that devices there get tokens. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class SiteResource {

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Sites sites;

    @Inject
    private CurrentCaller caller;

    /** Pairs an account; its site ID is the same each time. */
    @POST
    @Path("SitePair")
    public JsonObject sitePair(ApiRequest request) {
        return answer(sites.pair(account(request)));
    }

    /** Ends a pairing, and the tokens of all devices there, from the next call on. */
    @POST
    @Path("SiteUnpair")
    public JsonObject siteUnpair(ApiRequest request) {
        return answer(sites.unpair(account(request)).orElseThrow(() -> new ApiFault(ApiCode.SITE_NOT_PAIRED)));
    }

    /** All accounts that were ever paired, page by page in the order of their site IDs. */
    @POST
    @Path("SiteList")
    public JsonObject siteList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "siteList", sites.list(caller.get().applicationId(), list.after(), list.limit()), SiteResource::site);
    }

    private Account account(ApiRequest request) {
        String key = request.idFromBodyOrAuth("accountId");
        request.refuseFaults();
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_PRACTICE_ID);
        }
        return accounts.find(caller.get().applicationId(), key)
                .orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
    }

    private static JsonObject answer(Site site) {
        return Envelope.payload()
                .add("siteId", site.id())
                .add("site", site(site))
                .build();
    }

    private static JsonObjectBuilder site(Site site) {
        JsonObjectBuilder answer = Envelope.object()
                .add("siteId", site.id())
                .add("accountId", site.accountKey())
                .add("paired", site.paired().toString());
        site.unpaired().ifPresent(time -> answer.add("unpaired", time.toString()));
        return answer;
    }
}
