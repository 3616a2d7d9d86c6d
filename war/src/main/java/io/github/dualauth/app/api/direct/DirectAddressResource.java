package io.github.dualauth.app.api.direct;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.PracticeAddresses;
import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.edge.address.AddressOwner;
import io.github.dualauth.edge.address.DirectAddress;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The Direct addresses of an application's accounts: what the Direct edges take messages from. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class DirectAddressResource {

    private static final String ADDRESS = "directAddress";

    @Inject
    private AccountDirectory accounts;

    @Inject
    private UserDirectory users;

    @Inject
    private DirectAddresses addresses;

    @Inject
    private Database database;

    @Inject
    private CurrentCaller caller;

    /** Gives an address to an account, or to one of its users. */
    @POST
    @Path("DirectAddressCreate")
    public JsonObject directAddressCreate(ApiRequest request) {
        String key = request.idFromBodyOrAuth("accountId");
        String userKey = request.text("userId", ApiRequest.MAX_ID);
        MailAddress address = address(request);
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_PRACTICE_ID);
        }
        Account account = account(key);
        Optional<User> user = Optional.of(userKey)
                .filter(name -> !name.isEmpty())
                .map(name -> users.find(AccountName.of(account), name)
                        .orElseThrow(() -> new ApiFault(ApiCode.USER_UNKNOWN)));
        return answer(create(new AddressOwner(account, user), address));
    }

    /** The addresses of one account or of all, page by page in their own order. */
    @POST
    @Path("DirectAddressList")
    public JsonObject directAddressList(ApiRequest request) {
        String key = request.text("accountId", ApiRequest.MAX_ID);
        ListRequest list = ListRequest.of(request);
        String accountId = key.isEmpty() ? "" : account(key).id();
        return ListRequest.answer(
                "directAddressList",
                addresses.list(caller.get().applicationId(), accountId, list.after(), list.limit()),
                DirectAddressResource::address);
    }

    /** Takes an address away, from the next message on. */
    @POST
    @Path("DirectAddressDelete")
    public JsonObject directAddressDelete(ApiRequest request) {
        return answer(addresses
                .delete(caller.get().applicationId(), address(request))
                .orElseThrow(() -> new ApiFault(ApiCode.DIRECT_ADDRESS_UNKNOWN)));
    }

    /** An address that was there before another practice took its domain stays, so it is all the same who comes first. */
    private DirectAddress create(AddressOwner owner, MailAddress address) {
        return database.write(transaction -> {
            if (!new PracticeAddresses(transaction.entityManager(), owner.account()).mayUse(address.domain())) {
                throw new ApiFault(ApiCode.DIRECT_ADDRESS_FOREIGN);
            }
            return addresses
                    .create(transaction, owner, address)
                    .orElseThrow(() -> new ApiFault(ApiCode.DIRECT_ADDRESS_EXISTS));
        });
    }

    private static MailAddress address(ApiRequest request) {
        String text = request.required(ADDRESS, ApiRequest.MAX_TEXT);
        request.refuseFaults();
        return MailAddress.parse(text).orElseThrow(() -> new ApiFault(ApiCode.DIRECT_ADDRESS_INVALID));
    }

    private Account account(String key) {
        return accounts.find(caller.get().applicationId(), key)
                .orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
    }

    private static JsonObject answer(DirectAddress address) {
        return Envelope.payload().add("directAddressInfo", address(address)).build();
    }

    private static JsonObjectBuilder address(DirectAddress address) {
        JsonObjectBuilder answer = Envelope.object()
                .add(ADDRESS, address.address().toString())
                .add("accountId", address.accountKey())
                .add("created", address.created().toString());
        return address.userKey().isEmpty() ? answer : answer.add("userId", address.userKey());
    }
}
