package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.CredentialKind.PASSWORD;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.app.envelope.ListRequest;
import io.github.dualauth.application.Application;
import io.github.dualauth.application.participant.Participant;
import io.github.dualauth.application.participant.ParticipantOutcome;
import io.github.dualauth.application.participant.ParticipantRegistry;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The HCX participants of the deployment, for administrators. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, credentials = PASSWORD)
@RolesAllowed(Application.ADMINISTRATOR)
@ApplicationScoped
public class ParticipantResource {

    @Inject
    private ParticipantRegistry participants;

    /** Registers a participant; its client secret is in this answer and never again. */
    @POST
    @Path("ParticipantCreate")
    public JsonObject participantCreate(ApiRequest request) {
        ParticipantRequest asked = ParticipantRequest.of(request);
        asked.requireName(request);
        String applicationId = request.text("applicationId", ApiRequest.MAX_ID);
        request.refuseFaults();
        return issued(participants.create(applicationId, asked.code(), asked.created()));
    }

    /** Changes what is sent of a participant; what is not, stays. */
    @POST
    @Path("ParticipantUpdate")
    public JsonObject participantUpdate(ApiRequest request) {
        ParticipantRequest asked = ParticipantRequest.of(request);
        request.refuseFaults();
        ParticipantOutcome outcome = participants.update(asked.code(), asked::applied);
        if (outcome instanceof ParticipantOutcome.Stored stored) {
            return Envelope.payload()
                    .add("participant", participant(stored.participant()))
                    .build();
        }
        throw fault(outcome);
    }

    /** Makes a new client secret; the old one, and all that was signed with it, is refused from the next call on. */
    @POST
    @Path("ParticipantRotateSecret")
    public JsonObject participantRotateSecret(ApiRequest request) {
        String code = ParticipantRequest.code(request);
        request.refuseFaults();
        return issued(participants.rotateSecret(code));
    }

    /** All participants, page by page in the order of their codes. */
    @POST
    @Path("ParticipantList")
    public JsonObject participantList(ApiRequest request) {
        ListRequest list = ListRequest.of(request);
        return ListRequest.answer(
                "participantList", participants.list(list.after(), list.limit()), ParticipantResource::participant);
    }

    private static JsonObject issued(ParticipantOutcome outcome) {
        if (outcome instanceof ParticipantOutcome.Issued issued) {
            JsonObject answer = Envelope.payload()
                    .add("participant", participant(issued.participant()))
                    .add("clientId", issued.participant().clientId())
                    .add("clientSecret", String.valueOf(issued.secret().toCharArray()))
                    .build();
            issued.secret().close();
            return answer;
        }
        throw fault(outcome);
    }

    private static ApiFault fault(ParticipantOutcome outcome) {
        if (outcome instanceof ParticipantOutcome.Exists) {
            return new ApiFault(ApiCode.PARTICIPANT_EXISTS);
        }
        return new ApiFault(
                outcome instanceof ParticipantOutcome.ApplicationUnknown
                        ? ApiCode.APPLICATION_UNKNOWN
                        : ApiCode.PARTICIPANT_UNKNOWN);
    }

    private static JsonObjectBuilder participant(Participant participant) {
        Participant.Profile profile = participant.profile();
        JsonArrayBuilder roles = Envelope.array();
        profile.roles().stream().sorted().forEach(roles::add);
        JsonObjectBuilder shown = Envelope.object()
                .add("participantCode", participant.code())
                .add("applicationId", participant.applicationId())
                .add("clientId", participant.clientId())
                .add("name", profile.name())
                .add("roles", roles)
                .add("status", profile.status().word());
        return profile.publicKey().isEmpty() ? shown : shown.add("publicKey", profile.publicKey());
    }
}
