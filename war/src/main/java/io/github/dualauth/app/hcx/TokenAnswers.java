package io.github.dualauth.app.hcx;

import io.github.dualauth.application.participant.ParticipantTokens;
import io.github.dualauth.core.ApplicationCaller;
import io.github.dualauth.core.http.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/** The API key of whoever proved to be a participant, as each kind of client wants it told. */
@ApplicationScoped
public class TokenAnswers {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String BEARER = "Bearer";

    @Inject
    private ParticipantTokens tokens;

    @Inject
    private CurrentCaller caller;

    /** To JSON with a client secret; the names are those of RFC 8693, 2.2.1. */
    Response issued() {
        return uncached(JSON.createObjectBuilder()
                .add("access_token", issue())
                .add("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .add("token_type", BEARER)
                .add("expires_in", tokens.lifetime().toSeconds())
                .build());
    }

    /**
     * To a form, with everything that published clients know. No refresh token is given: the same request again is as
     * good; the clients read {@code access_token} and nothing else, and a text stays a text for those that are strict.
     */
    Response toForm() {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("access_token", issue())
                .add("expires_in", tokens.lifetime().toSeconds())
                .add("refresh_expires_in", 0)
                .add("refresh_token", "")
                .add("token_type", BEARER)
                .add("not-before-policy", 0)
                .add("session_state", UUID.randomUUID().toString())
                .add("scope", "");
        return uncached(answer.build());
    }

    private String issue() {
        ApplicationCaller known = (ApplicationCaller) caller.get();
        // Gone, or with another secret, since it was let in a moment ago.
        return tokens.issue(known.applicationId(), known.credential())
                .orElseThrow(() -> new NotAuthorizedException(BEARER));
    }

    private static Response uncached(JsonObject answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                .build();
    }
}
