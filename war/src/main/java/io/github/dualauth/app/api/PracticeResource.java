package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.Saved;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The practices of the application that calls. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class PracticeResource {

    public static final List<Field> FIELDS = List.of(
            Field.required("name"),
            Field.text("address1"),
            Field.text("address2"),
            Field.text("city"),
            Field.text("state"),
            Field.text("postal"),
            Field.text("phone"),
            Field.text("fax"),
            Field.text("websiteAddress"),
            Field.text("timeZone"),
            Field.text("directDomain"),
            Field.text("directAddress"),
            Field.text("protocol"),
            Field.text("ipAddress"),
            Field.text("port"),
            Field.text("path"),
            Field.any("metadata"),
            Field.text("practiceSpecialtyCode"),
            Field.text("practiceNpi"),
            Field.any("defaultConsentMethods"),
            Field.flag("active"));

    @Inject
    private AccountDirectory accounts;

    @Inject
    private PracticeStore store;

    @Inject
    private CurrentCaller caller;

    /** Makes a practice under a key that is new to the application. */
    @POST
    @Path("PracticeCreate")
    public JsonObject practiceCreate(ApiRequest request) {
        Saved.Stored<Account> stored = save(request, SaveRule.CREATE);
        return Envelope.payload().add("practice", practice(stored.value())).build();
    }

    /** Changes the members that are sent; the others stay. */
    @POST
    @Path("PracticeUpdate")
    public JsonObject practiceUpdate(ApiRequest request) {
        return withAction(save(request, SaveRule.UPDATE));
    }

    /** Creates or updates, whichever fits. */
    @POST
    @Path("PracticeSave")
    public JsonObject practiceSave(ApiRequest request) {
        return withAction(save(request, SaveRule.SAVE));
    }

    /** One practice, active or not. */
    @POST
    @Path("PracticeGet")
    public JsonObject practiceGet(ApiRequest request) {
        Account account = accounts.find(caller.get().applicationId(), accountId(request))
                .orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
        return Envelope.payload().add("practice", practice(account)).build();
    }

    /** The application's practices, page by page in the order of their keys. */
    @POST
    @Path("PracticeList")
    public JsonObject practiceList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "practiceList",
                accounts.list(caller.get().applicationId(), list.after(), list.limit()),
                PracticeResource::practice);
    }

    private Saved.Stored<Account> save(ApiRequest request, SaveRule rule) {
        String key = accountId(request);
        if (key.startsWith("@")) {
            throw new ApiFault(ApiCode.ID_RESERVED);
        }
        request.text("name", ApiRequest.MAX_ID);
        for (String address : List.of("websiteAddress", "directDomain")) {
            if (request.text(address, ApiRequest.MAX_ID)
                            .toLowerCase(Locale.ROOT)
                            .length()
                    > ApiRequest.MAX_ID) {
                // Some letters grow in lower case, in which addresses are compared.
                request.fault(address, "must have at most " + ApiRequest.MAX_ID + " characters");
            }
        }
        Map<String, JsonValue> sent = request.take(FIELDS);
        request.refuseFaults();
        return store.save(new AccountName(caller.get().applicationId(), key), rule, sent);
    }

    private static String accountId(ApiRequest request) {
        String key = request.idFromBodyOrAuth("accountId");
        request.refuseFaults();
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_PRACTICE_ID);
        }
        return key;
    }

    private static JsonObject withAction(Saved.Stored<Account> stored) {
        return Envelope.payload()
                .add("accountId", stored.value().key())
                .add("action", stored.created() ? "create" : "update")
                .add("practice", practice(stored.value()))
                .build();
    }

    private static JsonObjectBuilder practice(Account account) {
        JsonObjectBuilder practice = Envelope.object().add("accountId", account.key());
        Details.read(account.details()).forEach(practice::add);
        return practice.add("active", account.active());
    }
}
