package io.github.dualauth.app.api.token;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.app.envelope.Envelope;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.application.Application;
import io.github.dualauth.application.gateway.GatewayTokens;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.token.SigningKeyInfo;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The keys that sign this deployment's own tokens, and the tokens for calls to participants, for administrators. */
@Path("/io")
@Produces(MediaType.APPLICATION_JSON)
@RefusalsAs(EnvelopeFormat.class)
@Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
@RolesAllowed(Application.ADMINISTRATOR)
@ApplicationScoped
public class SigningKeyResource {

    private static final int USUALLY_AHEAD = (int) Duration.ofHours(1).toSeconds();
    private static final int LONGEST_AHEAD = (int) Duration.ofDays(30).toSeconds();

    @Inject
    private SigningKeys keys;

    @Inject
    @Any
    private Instance<SigningPurpose> purposes;

    @Inject
    private GatewayTokens gateway;

    /** The keys of all purposes, or of the one that is named, newest first; never a private one. */
    @POST
    @Path("SigningKeyList")
    public JsonObject signingKeyList(ApiRequest request) {
        String purpose = request.text("purpose", ApiRequest.MAX_ID);
        request.refuseFaults();
        JsonArrayBuilder all = Envelope.array();
        purposes.stream()
                .filter(one -> purpose.isEmpty() || one.name().equals(purpose))
                .sorted(Comparator.comparing(SigningPurpose::name))
                .forEach(one -> keys.list(one).forEach(key -> all.add(info(one, key))));
        return Envelope.payload().add("signingKeyList", all).build();
    }

    /**
     * Replaces the key of {@code purpose} before its time: the next one is published at once, and signs after
     * {@code aheadSeconds}; with {@code atOnce}, it signs now, and what the old ones signed is refused.
     */
    @POST
    @Path("SigningKeyRotate")
    public JsonObject signingKeyRotate(ApiRequest request) {
        String name = request.text("purpose", ApiRequest.MAX_ID);
        int ahead = request.integer("aheadSeconds", USUALLY_AHEAD, LONGEST_AHEAD);
        boolean atOnce = request.flag("atOnce").orElse(false);
        Optional<SigningPurpose> purpose =
                purposes.stream().filter(one -> one.name().equals(name)).findFirst();
        if (purpose.isEmpty()) {
            request.fault("purpose", "must be one that keys sign for; SigningKeyList has them");
        }
        request.refuseFaults();
        keys.rotate(purpose.orElseThrow(), Duration.ofSeconds(ahead), atOnce);
        return signingKeyList(request);
    }

    /** A token for one call to a participant, for whatever makes these calls for this deployment. */
    @POST
    @Path("GatewayTokenCreate")
    public JsonObject gatewayTokenCreate(ApiRequest request) {
        return Envelope.payload()
                .add("gatewayToken", gateway.mint())
                .add("expiresInSeconds", gateway.lifetime().toSeconds())
                .build();
    }

    private static JsonObjectBuilder info(SigningPurpose purpose, SigningKeyInfo key) {
        JsonObjectBuilder info = Envelope.object()
                .add("purpose", purpose.name())
                .add("keyId", key.id())
                .add("algorithm", purpose.algorithm().getName())
                .add("published", purpose.published())
                .add("signsFrom", key.signsFrom().toString())
                .add("signing", key.signing());
        key.ends().ifPresent(end -> info.add("ends", end.toString()));
        return info;
    }
}
