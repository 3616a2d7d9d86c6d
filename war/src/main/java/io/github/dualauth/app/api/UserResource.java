package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.Field;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.Saved;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.directory.UserSave;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.individual.Login;
import io.github.dualauth.individual.LoginRegistry;
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
import java.util.Map;
import java.util.Optional;

/** The users of an account. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.ACCOUNT)
@ApplicationScoped
public class UserResource {

    public static final List<Field> FIELDS = List.of(
            Field.required("firstName"),
            Field.text("middleName"),
            Field.required("lastName"),
            Field.text("emrUserId"),
            Field.text("address1"),
            Field.text("address2"),
            Field.text("city"),
            Field.text("state"),
            Field.text("postal"),
            Field.text("timeZone"),
            Field.any("metadata"),
            Field.flag("vetted"),
            Field.flag("searchOptOut"),
            Field.text("npi"),
            Field.text("providerTaxonomyCode"),
            Field.text("directAddress"),
            Field.flag("provider"),
            Field.flag("admin"),
            Field.flag("active"));

    @Inject
    private AccountDirectory accounts;

    @Inject
    private UserDirectory users;

    @Inject
    private LoginRegistry logins;

    @Inject
    private UserStore store;

    @Inject
    private CurrentCaller caller;

    /** Makes a user of the account, with a login if one is sent. */
    @POST
    @Path("UserCreate")
    public JsonObject userCreate(ApiRequest request) {
        return Envelope.payload()
                .add("user", user(save(request, SaveRule.CREATE).value()))
                .build();
    }

    /** Changes the members that are sent; the others stay. */
    @POST
    @Path("UserUpdate")
    public JsonObject userUpdate(ApiRequest request) {
        return withAction(save(request, SaveRule.UPDATE));
    }

    /** Creates or updates, whichever fits. */
    @POST
    @Path("UserSave")
    public JsonObject userSave(ApiRequest request) {
        return withAction(save(request, SaveRule.SAVE));
    }

    /** One user of the account, active or not. */
    @POST
    @Path("UserGet")
    @Authenticated(
            modes = {APPLICATION, INDIVIDUAL},
            level = AuthenticationLevel.ACCOUNT)
    public JsonObject userGet(ApiRequest request) {
        Account account = namedAccount(request, caller.get());
        String key = request.idFromBodyOrAuth("userId");
        request.refuseFaults();
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_USER_ID);
        }
        User user = users.find(AccountName.of(account), key).orElseThrow(() -> new ApiFault(ApiCode.USER_UNKNOWN));
        return Envelope.payload().add("user", user(user)).build();
    }

    /** The users of one account or, for an application that names none, of all its accounts. */
    @POST
    @Path("UserList")
    @Authenticated(
            modes = {APPLICATION, INDIVIDUAL},
            level = AuthenticationLevel.APPLICATION)
    public JsonObject userList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        boolean all = caller.get().mode() == AuthenticationMode.APPLICATION
                && request.text("accountId", ApiRequest.MAX_ID).isEmpty();
        Page<User> page = all
                ? users.listAll(caller.get().applicationId(), list.after(), list.limit())
                : users.list(namedAccount(request, caller.get()), list.after(), list.limit());
        Map<String, Login> known =
                logins.findByUsers(page.items().stream().map(User::id).toList());
        return ListRequest.answer("userList", page, user -> user(user, known.get(user.id())));
    }

    private Saved.Stored<User> save(ApiRequest request, SaveRule rule) {
        String key = request.idFromBodyOrAuth("userId");
        LoginRequest login = LoginRequest.of(request);
        Map<String, JsonValue> sent = request.take(FIELDS);
        request.refuseFaults();
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_USER_ID);
        }
        if (key.startsWith("@")) {
            throw new ApiFault(ApiCode.ID_RESERVED);
        }
        return store.save(caller.get().account().orElseThrow(), new UserSave(key, rule), sent, login);
    }

    /** The account in the body, else the caller's own. A person asks for no account but the own one. */
    private Account namedAccount(ApiRequest request, AuthenticatedCaller asking) {
        String key = request.text("accountId", ApiRequest.MAX_ID);
        request.refuseFaults();
        Optional<Account> own = asking.account();
        if (own.isPresent() && (key.isEmpty() || key.equals(own.get().key()))) {
            return own.get();
        }
        if (asking.mode() == AuthenticationMode.INDIVIDUAL) {
            throw new ApiFault(ApiCode.UNAUTHORIZED);
        }
        return accounts.find(asking.applicationId(), key).orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
    }

    private JsonObject withAction(Saved.Stored<User> stored) {
        return Envelope.payload()
                .add("accountId", stored.value().accountKey())
                .add("userId", stored.value().key())
                .add("action", stored.created() ? "create" : "update")
                .add("user", user(stored.value()))
                .build();
    }

    private JsonObjectBuilder user(User user) {
        return user(user, logins.findByUser(user.id()).orElse(null));
    }

    private static JsonObjectBuilder user(User user, Login login) {
        JsonObjectBuilder answer =
                Envelope.object().add("accountId", user.accountKey()).add("userId", user.key());
        Details.read(user.details()).forEach(answer::add);
        if (login != null) {
            answer.add("loginId", login.loginId());
        }
        return answer.add("active", user.active());
    }
}
