package io.github.dualauth.app.hcx;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.application.participant.Participant;
import io.github.dualauth.application.participant.ParticipantRegistry;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The search for participants, for participants. What it shows is what the others have to know, and no secret. */
@Path("/participant/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RefusalsAs(HcxFormat.class)
@ApplicationScoped
public class SearchResource {

    @Inject
    private ParticipantRegistry participants;

    /** The participants that fit {@code filters}. */
    @POST
    @Authenticated(
            modes = APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.TOKEN,
            name = "participant-search")
    public JsonObject search(InputStream body) throws IOException {
        JsonArrayBuilder found = Envelope.array();
        participants.search(SearchRequest.read(body)).forEach(each -> found.add(shown(each)));
        return Envelope.object().add("participants", found).build();
    }

    private static JsonObjectBuilder shown(Participant participant) {
        Participant.Profile profile = participant.profile();
        JsonArrayBuilder roles = Envelope.array();
        profile.roles().stream().sorted().forEach(roles::add);
        JsonObjectBuilder shown = Envelope.object()
                .add("participant_code", participant.code())
                .add("participant_name", profile.name())
                .add("roles", roles)
                .add("status", profile.status().word());
        return profile.publicKey().isEmpty() ? shown : shown.add("public_key", profile.publicKey());
    }
}
