package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxAnswer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Members;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting a token, and what the HCX paths answer to everything else, WIRE.md §2. */
@ApiTest
final class HcxEndpointApiIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final DualauthServer server;
    private final Api api;
    private final HcxClient client;
    private final HcxParticipant participant;

    HcxEndpointApiIT(DualauthServer server) {
        this.server = server;
        this.api = server.api();
        this.client = new HcxClient(api);
        this.participant = HcxParticipant.active(server);
    }

    @Test
    void generate_wrongSecretOrUnknownClient_isDeniedAlike() {
        HcxParticipant other = HcxParticipant.active(server);
        HcxAnswer wrong = client.generate(participant.clientId(), other.clientSecret());
        HcxAnswer unknown = client.generate("00000000-0000-4000-8000-000000000000", participant.clientSecret());
        wrong.mustDeny();
        unknown.mustDeny();
        assertEquals(wrong.body().get("error"), unknown.body().get("error"));
        assertEquals("Invalid credentials", wrong.body().getJsonObject("error").getString("message"));
        client.generate(participant.code(), participant.clientSecret()).mustDeny();
        client.generate(participant.clientId().toUpperCase(Locale.ROOT), participant.clientSecret())
                .mustDeny();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{}",
                "{\"client_id\":\"x\"}",
                "{\"client_secret\":\"x\"}",
                "{\"client_id\":\"x\",\"client_secret\":\"\"}",
                "{\"client_id\":\"x\",\"client_secret\":null}",
                "{\"client_id\":\"x\",\"client_secret\":[\"x\"]}",
                "{\"client_id\":\"x\",\"client_secret\":\"x\",\"client_id\":\"y\"}",
                "{\"client_id\":\"x\",\"client_secret\":\"\\u0000\"}",
                "{\"username\":\"x\",\"password\":\"x\"}",
                "{\"client_id\":\"x\",\"client_secret\":\"x\"}}",
                "{\"client_id\":\"x\",\"client_secret\":\"x\""
            })
    void generate_malformed_isABadRequest(String body) {
        client.generate(body).mustFail(400, "ERR_INVALID_PAYLOAD");
    }

    @Test
    void generate_tooLarge_isRefused() {
        String large = "{\"x\":\"" + "x".repeat(1000) + "\",\"y\":\"" + "y".repeat(1_000_000) + "\"}";
        client.generate(large).mustFail(413, "ERR_INVALID_PAYLOAD");
    }

    @ParameterizedTest
    @CsvSource({
        "/token/generate, text/plain",
        "/token/generate, " + FORM,
        "/token/generate, application/json;charset=utf-16",
        "/participant/auth/token/generate, " + JSON,
        "/participant/auth/token/generate, multipart/form-data",
        "/participant/search, text/plain"
    })
    void post_otherType_isUnsupported(String path, String type) {
        client.post(path, type, "{}").mustFail(415, "ERR_INVALID_PAYLOAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/token",
                "/token/",
                "/token/nope",
                "/token/generate/x",
                "/participant",
                "/participant/",
                "/participant/x",
                "/participant/auth",
                "/participant/auth/token",
                "/participant/search/x"
            })
    void path_unknown_isNotFoundInHcxsFormat(String path) {
        client.send("GET", path).mustFail(404, "ERR_INVALID_PAYLOAD");
        client.post(path, JSON, "{}").mustFail(404, "ERR_INVALID_PAYLOAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void path_otherVerb_isNotAllowedInHcxsFormat(String verb) {
        for (String path : List.of("/token/generate", "/participant/auth/token/generate", "/participant/search")) {
            HcxAnswer answer = client.send(verb, path).mustFail(405, "ERR_INVALID_PAYLOAD");
            assertTrue(answer.headers().first("Allow").orElse("").contains("POST"), answer::toString);
        }
    }

    @Test
    void passwordGrant_byDefault_isNotThere() {
        client.passwordGrant(
                        "client_id",
                        "registry-frontend",
                        "username",
                        participant.clientId(),
                        "password",
                        participant.clientSecret(),
                        "grant_type",
                        "password")
                .mustFail(404, "ERR_INVALID_PAYLOAD");
    }

    @Test
    void generate_rightSecret_givesAnApiKey() throws Exception {
        HcxAnswer answer = client.generate(participant.clientId(), participant.clientSecret())
                .mustSucceed();
        assertEquals(List.of("no-cache, no-store"), answer.headers().all("Cache-Control"), answer::toString);
        assertEquals(
                Set.of("access_token", "issued_token_type", "token_type", "expires_in"),
                answer.body().keySet());
        assertEquals(
                "urn:ietf:params:oauth:token-type:access_token", answer.body().getString("issued_token_type"));
        assertEquals("Bearer", answer.body().getString("token_type"));
        assertEquals(300, answer.body().getInt("expires_in"));
        SignedJWT token = SignedJWT.parse(answer.body().getString("access_token"));
        assertEquals("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", token.getHeader().toString());
        assertEquals(
                Set.of("jti", "iss", "sub", "iat", "exp"),
                token.getJWTClaimsSet().getClaims().keySet());
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertEquals(HcxParticipant.ISSUER, claims.getIssuer());
        assertEquals(participant.clientId(), claims.getSubject());
        assertEquals(
                claims.getIssueTime().toInstant().plusSeconds(300),
                claims.getExpirationTime().toInstant());
        client.searchFor(token.serialize(), participant.code()).mustSucceed();
    }

    @Test
    void form_faults_areRefused() {
        String id = participant.clientId();
        String secret = participant.clientSecret();
        String code = participant.code();
        client.form("username", id, "password", secret + "x").mustDeny();
        client.form("username", code, "password", secret).mustDeny();
        client.form("participant_code", code + "x", "username", id, "secret", secret)
                .mustDeny();
        String bad = "ERR_INVALID_PAYLOAD";
        client.form().mustFail(400, bad);
        client.form("username", id).mustFail(400, bad);
        client.form("password", secret).mustFail(400, bad);
        client.form("username", id, "secret", secret).mustFail(400, bad);
        client.form("username", id, "password", secret, "secret", secret).mustFail(400, bad);
        client.form("username", id, "username", id, "password", secret).mustFail(400, bad);
        client.form("client_id", id, "client_secret", secret).mustFail(400, bad);
        client.post("/participant/auth/token/generate", FORM, "username=%zz&password=x")
                .mustFail(400, bad);
        client.post("/participant/auth/token/generate", FORM, "username=x&password=" + "x".repeat(100_000))
                .mustFail(413, bad);
    }

    @Test
    void form_bothFieldSets_giveAnApiKey() {
        for (HcxAnswer answer : List.of(
                client.form("username", participant.clientId(), "password", participant.clientSecret()),
                client.form(
                        "participant_code",
                        participant.code(),
                        "username",
                        participant.clientId(),
                        "secret",
                        participant.clientSecret()))) {
            answer.mustSucceed();
            assertEquals(
                    Set.of(
                            "access_token",
                            "expires_in",
                            "refresh_expires_in",
                            "refresh_token",
                            "token_type",
                            "not-before-policy",
                            "session_state",
                            "scope"),
                    answer.body().keySet());
            client.searchFor(answer.body().getString("access_token"), participant.code())
                    .mustSucceed();
        }
    }

    @Test
    void generate_besideABearerToken_isDenied() {
        String body = Members.of("client_id", participant.clientId(), "client_secret", participant.clientSecret())
                .toString();
        client.post("/token/generate", JSON, body, "Authorization", "Bearer " + participant.token())
                .mustDeny();
    }

    @Test
    void error_withHcxsHeaders_namesTheCall() {
        String id = "5e934f90-111d-4f0b-b016-c22d820674e1";
        HcxAnswer answer = client.post(
                "/participant/search",
                JSON,
                "{}",
                "x-hcx-correlation_id",
                id,
                "x-hcx-api_call_id",
                id,
                "Authorization",
                "Bearer x");
        answer.mustFail(401, "ERR_ACCESS_DENIED");
        assertEquals(id, answer.body().getString("correlation_id"));
        assertEquals(id, answer.body().getString("api_call_id"));
        client.post("/participant/search", JSON, "{}", "x-hcx-correlation_id", "\"<script>")
                .mustDeny();
    }
}
