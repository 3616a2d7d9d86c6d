package io.github.dualauth.tests.foreign.contract;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.DEVICE;

import io.github.dualauth.application.participant.Participant;
import io.github.dualauth.application.participant.ParticipantOutcome;
import io.github.dualauth.application.participant.ParticipantRegistry;
import io.github.dualauth.application.participant.ParticipantStatus;
import io.github.dualauth.application.participant.ParticipantTokens;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller's token, in all the ways in which MicroProfile JWT shows it. */
@Path("token")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TokenResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private ParticipantRegistry participants;

    @Inject
    private ParticipantTokens tokens;

    @Inject
    private LastingBean lasting;

    @Inject
    private JsonWebToken token;

    @Inject
    @Claim("sub")
    private String subject;

    @Inject
    @Claim(standard = Claims.iss)
    private Optional<String> issuer;

    @Inject
    @Claim("jti")
    private JsonString id;

    @Inject
    @Claim(standard = Claims.exp)
    private Long expires;

    @Inject
    @Claim("iat")
    private JsonNumber issued;

    @Inject
    @Claim(standard = Claims.groups)
    private Set<String> groups;

    @Inject
    @Claim("nowhere")
    private Optional<String> absent;

    @Inject
    @Claim("sub")
    private Provider<String> provided;

    /** A token for the application that asks. */
    @POST
    @Path("issue")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, name = "token-issue")
    public Map<String, String> issue() {
        Participant.Profile profile = new Participant.Profile("P", Set.of(), ParticipantStatus.ACTIVE, "");
        ParticipantOutcome firstTime =
                participants.create(caller.get().applicationId(), "p-" + UUID.randomUUID(), profile);
        assert firstTime instanceof ParticipantOutcome.Issued || firstTime instanceof ParticipantOutcome.Exists;
        return Map.of("token", tokens.issue(caller.get().applicationId()).orElseThrow());
    }

    /** What is known of the caller's token. */
    @POST
    @Path("show")
    @Authenticated(
            modes = {APPLICATION, DEVICE},
            level = AuthenticationLevel.APPLICATION)
    public Map<String, String> show() {
        Map<String, String> shown = new TreeMap<>();
        shown.put("name", String.valueOf(token.getName()));
        shown.put("claims", String.valueOf(token.getClaimNames().contains("sub")));
        shown.put("tokenSubject", String.valueOf(token.getSubject()));
        shown.put("subject", String.valueOf(subject));
        shown.put("provided", String.valueOf(provided.get()));
        shown.put("lasting", lasting.subject());
        shown.put("issuer", issuer.orElse("none"));
        shown.put("id", String.valueOf(id != null && id.getString().equals(token.getTokenID())));
        shown.put("times", String.valueOf(expires != null && expires > issued.longValue()));
        shown.put("expires", String.valueOf(expires != null && expires == token.getExpirationTime()));
        shown.put("groups", String.valueOf(groups));
        shown.put("absent", absent.orElse("none"));
        return shown;
    }

    /** Administrators, by whatever they are known. */
    @POST
    @Path("role")
    @RolesAllowed("administrator")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, name = "token-role")
    public Map<String, String> role() {
        return Map.of("groups", String.valueOf(token.getGroups()));
    }

    /** Outlives the request, and still tells of the caller of each. */
    @ApplicationScoped
    public static class LastingBean {

        @Inject
        @Claim("sub")
        private ClaimValue<Optional<String>> subject;

        String subject() {
            return subject.getValue().orElse("none");
        }
    }
}
