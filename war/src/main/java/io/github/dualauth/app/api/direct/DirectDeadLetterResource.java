package io.github.dualauth.app.api.direct;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.edge.spool.DeadMessage;
import io.github.dualauth.edge.spool.SpoolDeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The messages of an application's accounts that were accepted and could not be handed on. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@ApplicationScoped
public class DirectDeadLetterResource {

    private static final String MESSAGE = "messageId";

    @Inject
    private SpoolDeadLetters letters;

    @Inject
    private CurrentCaller caller;

    /** What nobody tries to hand on any more, page by page. */
    @POST
    @Path("DirectDeadLetterList")
    public JsonObject directDeadLetterList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "directDeadLetterList",
                letters.list(caller.get().applicationId(), list.after(), list.limit()),
                DirectDeadLetterResource::letter);
    }

    /** Tries a dead letter again, from the beginning. */
    @POST
    @Path("DirectDeadLetterRetry")
    public JsonObject directDeadLetterRetry(ApiRequest request) {
        return answer(letters.retry(caller.get().applicationId(), id(request)));
    }

    /** Forgets a dead letter. */
    @POST
    @Path("DirectDeadLetterDelete")
    public JsonObject directDeadLetterDelete(ApiRequest request) {
        return answer(letters.delete(caller.get().applicationId(), id(request)));
    }

    private static String id(ApiRequest request) {
        String id = request.required(MESSAGE, ApiRequest.MAX_ID);
        request.refuseFaults();
        return id;
    }

    private static JsonObject answer(boolean found) {
        if (!found) {
            throw new ApiFault(ApiCode.DIRECT_DEAD_LETTER_UNKNOWN);
        }
        return Envelope.ok();
    }

    private static JsonObjectBuilder letter(DeadMessage letter) {
        JsonArrayBuilder recipients = Envelope.array();
        letter.envelope().recipients().forEach(recipients::add);
        return Envelope.object()
                .add(MESSAGE, letter.id())
                .add("edge", letter.envelope().edge().name())
                .add("sender", letter.envelope().sender())
                .add("recipients", recipients)
                .add("created", letter.ready().toString())
                .add("died", letter.died().toString())
                .add("attempts", letter.attempts())
                .add("failure", letter.failure());
    }
}
