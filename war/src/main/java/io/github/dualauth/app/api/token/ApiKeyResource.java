package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.CredentialKind.PASSWORD;

import io.github.dualauth.app.api.AskedApplication;
import io.github.dualauth.app.api.PasswordRequest;
import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.key.ApiKeyConfiguration;
import io.github.dualauth.application.key.ApiKeyInfo;
import io.github.dualauth.application.key.ApiKeyOutcome;
import io.github.dualauth.application.key.ApiKeyTerms;
import io.github.dualauth.application.key.ApiKeys;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.address.AddressRange;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The API keys of an application: administrators manage those of all, any other application its own. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, credentials = PASSWORD)
@ApplicationScoped
public class ApiKeyResource {

    @Inject
    private ApplicationRegistry registry;

    @Inject
    private ApiKeys keys;

    @Inject
    private ApiKeyConfiguration configuration;

    @Inject
    private CurrentCaller caller;

    /** Makes a key, which is in this answer and never again. */
    @POST
    @Path("ApiKeyCreate")
    public JsonObject apiKeyCreate(ApiRequest request) {
        ApiKeyTerms terms = terms(request);
        String id = AskedApplication.id(request, caller.get());
        ApiKeyOutcome.Stored stored = stored(keys.make(id, terms));
        JsonObjectBuilder answer = Envelope.payload().add("apiKey", info(stored.info()));
        stored.secret().ifPresent(made -> {
            answer.add("apiKeySecret", String.valueOf(made.toCharArray()));
            made.close();
        });
        return answer.build();
    }

    /** Its keys, ended or not, page by page in the order in which they were made. */
    @POST
    @Path("ApiKeyList")
    public JsonObject apiKeyList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        String id = AskedApplication.id(request, caller.get());
        if (registry.find(id).isEmpty()) {
            throw new ApiFault(ApiCode.APPLICATION_UNKNOWN);
        }
        return ListRequest.answer("apiKeyList", keys.list(id, list.after(), list.limit()), ApiKeyResource::info);
    }

    /** Refuses a key from the next call on; the others stay. */
    @POST
    @Path("ApiKeyRevoke")
    public JsonObject apiKeyRevoke(ApiRequest request) {
        String keyId = request.required("apiKeyId", ApiRequest.MAX_ID);
        String id = AskedApplication.id(request, caller.get());
        return Envelope.payload()
                .add("apiKey", info(stored(keys.revoke(id, keyId)).info()))
                .build();
    }

    /** The terms of a new key; the environment is this one unless another is named. */
    private ApiKeyTerms terms(ApiRequest request) {
        PasswordRequest dated = PasswordRequest.of(request);
        String environment = request.text("environment", ApiRequest.MAX_ID);
        if (!environment.isEmpty() && !ApiKeyConfiguration.isEnvironment(environment)) {
            request.fault("environment", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        List<String> addresses = request.texts("addresses").stream().sorted().toList();
        if (addresses.size() > ApiKeyTerms.MOST_ADDRESSES) {
            request.fault("addresses", "must be at most " + ApiKeyTerms.MOST_ADDRESSES);
        }
        if (!addresses.stream().allMatch(ApiKeyResource::isRange)) {
            request.fault("addresses", "must be addresses or CIDR ranges, such as 192.0.2.0/24");
        }
        return new ApiKeyTerms(
                dated.terms().name(),
                dated.terms().notBefore(),
                dated.terms().expires(),
                environment.isEmpty() ? configuration.environment() : environment,
                addresses);
    }

    private static boolean isRange(String text) {
        try {
            return AddressRange.of(text).bits() >= 0;
        } catch (IllegalArgumentException expected) {
            return false;
        }
    }

    private static ApiKeyOutcome.Stored stored(ApiKeyOutcome outcome) {
        if (outcome instanceof ApiKeyOutcome.Stored stored) {
            return stored;
        }
        if (outcome instanceof ApiKeyOutcome.ApplicationUnknown) {
            throw new ApiFault(ApiCode.APPLICATION_UNKNOWN);
        }
        throw outcome instanceof ApiKeyOutcome.TooMany many
                ? new ApiFault(
                        ApiCode.VALIDATION,
                        "applicationId: has " + many.most() + " keys that have not ended; revoke one first")
                : new ApiFault(ApiCode.API_KEY_UNKNOWN);
    }

    private static JsonObjectBuilder info(ApiKeyInfo info) {
        JsonArrayBuilder addresses = Envelope.array();
        info.terms().addresses().forEach(addresses::add);
        JsonObjectBuilder answer = Envelope.object()
                .add("apiKeyId", info.id())
                .add("name", info.terms().name())
                .add("environment", info.terms().environment())
                .add("addresses", addresses)
                .add("created", info.created().toString());
        info.terms().notBefore().ifPresent(time -> answer.add("notBefore", time.toString()));
        info.terms().expires().ifPresent(time -> answer.add("expires", time.toString()));
        info.lastUsed().ifPresent(time -> answer.add("lastUsed", time.toString()));
        info.revoked().ifPresent(time -> answer.add("revoked", time.toString()));
        return answer;
    }
}
