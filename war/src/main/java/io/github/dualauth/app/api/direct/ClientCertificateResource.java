package io.github.dualauth.app.api.direct;

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
import io.github.dualauth.edge.certificate.CertificateText;
import io.github.dualauth.edge.certificate.ClientCertificateInfo;
import io.github.dualauth.edge.certificate.ClientCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The client certificates of the systems of an application's accounts. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class ClientCertificateResource {

    private static final int LONGEST_PEM = 20_000;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private ClientCertificates certificates;

    @Inject
    private CurrentCaller caller;

    /** Lets a certificate stand for an account; it is given itself, or as the value that the rule looks at. */
    @POST
    @Path("ClientCertificateCreate")
    public JsonObject clientCertificateCreate(ApiRequest request) {
        String key = request.idFromBodyOrAuth("accountId");
        String name = request.required("name", ApiRequest.MAX_ID);
        String pem = request.lines("certificate", LONGEST_PEM);
        String value = request.text("value", ApiRequest.MAX_TEXT);
        if (request.has("certificate") == request.has("value")) {
            request.fault("certificate", "must be given, or a value instead");
        }
        request.refuseFaults();
        if (key.isEmpty()) {
            throw new ApiFault(ApiCode.NO_PRACTICE_ID);
        }
        Account account = account(key);
        String recognised = (pem.isEmpty()
                        ? certificates.rule().normal(value)
                        : CertificateText.read(pem).flatMap(certificates.rule()::onlyValue))
                .orElseThrow(() -> new ApiFault(
                        ApiCode.CLIENT_CERTIFICATE_UNFIT,
                        "the rule is " + certificates.rule().word()));
        return answer(certificates.create(account, name, recognised), ApiCode.CLIENT_CERTIFICATE_EXISTS);
    }

    /** The certificates of one account or of all, revoked ones too, page by page in the order of their IDs. */
    @POST
    @Path("ClientCertificateList")
    public JsonObject clientCertificateList(ApiRequest request) {
        String key = request.text("accountId", ApiRequest.MAX_ID);
        ListRequest list = ListRequest.of(request);
        String accountId = key.isEmpty() ? "" : account(key).id();
        return ListRequest.answer(
                "clientCertificateList",
                certificates.list(caller.get().applicationId(), accountId, list.after(), list.limit()),
                ClientCertificateResource::certificate);
    }

    /** Refuses a certificate from the next call on. */
    @POST
    @Path("ClientCertificateRevoke")
    public JsonObject clientCertificateRevoke(ApiRequest request) {
        String id = request.required("certificateId", ApiRequest.MAX_ID);
        request.refuseFaults();
        return answer(certificates.revoke(caller.get().applicationId(), id), ApiCode.CLIENT_CERTIFICATE_UNKNOWN);
    }

    private Account account(String key) {
        return accounts.find(caller.get().applicationId(), key)
                .orElseThrow(() -> new ApiFault(ApiCode.ACCOUNT_UNKNOWN));
    }

    private static JsonObject answer(Optional<ClientCertificateInfo> stored, ApiCode otherwise) {
        ClientCertificateInfo info = stored.orElseThrow(() -> new ApiFault(otherwise));
        return Envelope.payload().add("clientCertificate", certificate(info)).build();
    }

    private static JsonObjectBuilder certificate(ClientCertificateInfo info) {
        JsonObjectBuilder answer = Envelope.object()
                .add("certificateId", info.id())
                .add("accountId", info.accountKey())
                .add("name", info.name())
                .add("rule", info.rule())
                .add("value", info.value())
                .add("created", info.created().toString());
        Optional<String> revoked = info.revoked().map(Object::toString);
        return revoked.isEmpty() ? answer : answer.add("revoked", revoked.get());
    }
}
