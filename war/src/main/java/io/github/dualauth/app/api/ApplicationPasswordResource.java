package io.github.dualauth.app.api;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.CredentialKind.PASSWORD;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.application.ApplicationPasswords;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.PasswordInfo;
import io.github.dualauth.application.PasswordOutcome;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The passwords of an application: administrators manage those of all, any other application its own, so that an
 * integrator can change them without asking. For it, another's is as unknown as one that nobody has; and what is
 * imported, and so can be guessed, only an administrator lets in.
 */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, credentials = PASSWORD)
@ApplicationScoped
public class ApplicationPasswordResource {

    @Inject
    private ApplicationRegistry registry;

    @Inject
    private ApplicationPasswords passwords;

    @Inject
    private CurrentCaller caller;

    /** Makes a password, which is in this answer and never again; or imports one that was chosen elsewhere. */
    @POST
    @Path("ApplicationPasswordCreate")
    public JsonObject applicationPasswordCreate(ApiRequest request) {
        PasswordRequest asked = PasswordRequest.of(request);
        if (asked.isImport() && !isAdministrator()) {
            request.fault(asked.member(), "only an administrator can import a password");
        } else {
            asked.refuse(request, passwords);
        }
        String id = AskedApplication.id(request, caller.get());
        PasswordOutcome outcome = asked.isImport()
                ? passwords.importHash(id, asked.terms(), asked.slowHash(passwords))
                : passwords.make(id, asked.terms());
        PasswordOutcome.Stored stored = stored(outcome);
        JsonObjectBuilder answer = Envelope.payload().add("applicationPasswordInfo", info(stored.info()));
        stored.password().ifPresent(made -> show(answer, made));
        return answer.build();
    }

    /** Its passwords, ended or not, page by page in the order in which they were made. */
    @POST
    @Path("ApplicationPasswordList")
    public JsonObject applicationPasswordList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        String id = AskedApplication.id(request, caller.get());
        if (registry.find(id).isEmpty()) {
            throw new ApiFault(ApiCode.APPLICATION_UNKNOWN);
        }
        return ListRequest.answer(
                "applicationPasswordList",
                passwords.list(id, list.after(), list.limit()),
                ApplicationPasswordResource::info);
    }

    /** Refuses a password from the next call on; the others stay. */
    @POST
    @Path("ApplicationPasswordRevoke")
    public JsonObject applicationPasswordRevoke(ApiRequest request) {
        String passwordId = request.required("passwordId", ApiRequest.MAX_ID);
        PasswordOutcome outcome = passwords.revoke(
                AskedApplication.id(request, caller.get()),
                passwordId,
                caller.get().applicationId());
        return Envelope.payload()
                .add("applicationPasswordInfo", info(stored(outcome).info()))
                .build();
    }

    private boolean isAdministrator() {
        return AskedApplication.isAdministrator(caller.get());
    }

    private static PasswordOutcome.Stored stored(PasswordOutcome outcome) {
        if (outcome instanceof PasswordOutcome.Stored stored) {
            return stored;
        }
        if (outcome instanceof PasswordOutcome.ApplicationUnknown) {
            throw new ApiFault(ApiCode.APPLICATION_UNKNOWN);
        }
        if (outcome instanceof PasswordOutcome.PasswordUnknown) {
            throw new ApiFault(ApiCode.APPLICATION_PASSWORD_UNKNOWN);
        }
        throw outcome instanceof PasswordOutcome.TooMany many
                ? new ApiFault(
                        ApiCode.VALIDATION,
                        "applicationId: has " + many.most() + " such passwords that have not ended; revoke one first")
                : new ApiFault(
                        ApiCode.VALIDATION,
                        "passwordId: is the last good one, and nobody would be left to make another");
    }

    private static void show(JsonObjectBuilder answer, Secret made) {
        answer.add("applicationPassword", String.valueOf(made.toCharArray()));
        made.close();
    }

    private static JsonObjectBuilder info(PasswordInfo info) {
        JsonObjectBuilder answer = Envelope.object()
                .add("passwordId", info.id())
                .add("name", info.name())
                .add("kind", info.imported() ? "imported" : "made")
                .add("created", info.created().toString())
                .add("notBefore", info.notBefore().toString());
        info.expires().ifPresent(time -> answer.add("expires", time.toString()));
        info.lastUsed().ifPresent(time -> answer.add("lastUsed", time.toString()));
        info.revoked().ifPresent(time -> answer.add("revoked", time.toString()));
        return answer;
    }
}
