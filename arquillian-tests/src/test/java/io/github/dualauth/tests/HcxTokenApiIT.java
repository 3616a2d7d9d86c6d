package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys: whoever signs them, and what is wrong with them. */
@ApiTest
final class HcxTokenApiIT {
    private static final String PING = "PingWithApplicationAuth";

    private final DualauthServer server;
    private final Api api;
    private final HcxClient client;
    private final HcxParticipant participant;

    HcxTokenApiIT(DualauthServer server) {
        this.server = server;
        this.api = server.api();
        this.client = new HcxClient(api);
        this.participant = HcxParticipant.active(server);
    }

    @ParameterizedTest
    @CsvSource({
        "jti, TOKEN_CLAIM_MISSING",
        "iss, TOKEN_ISSUER_UNKNOWN",
        "sub, PARTICIPANT_UNKNOWN",
        "iat, TOKEN_CLAIM_MISSING",
        "exp, TOKEN_CLAIM_MISSING"
    })
    void token_claimMissing_isRefused(String claim, String reason) {
        Map<String, Object> claims = participant.claims();
        claims.remove(claim);
        mustRefuse(participant.token(claims), reason);
    }

    @Test
    void token_expiredBySeconds_isRefused() {
        Map<String, Object> claims = participant.claims();
        long now = (long) claims.get("iat");
        claims.put("iat", now - 100);
        claims.put("exp", now - 1);
        mustRefuse(participant.token(claims), "TOKEN_EXPIRED");
    }

    @Test
    void token_issuedInTheFuture_isRefused() {
        Map<String, Object> claims = participant.claims();
        claims.put("iat", (long) claims.get("iat") + 60);
        mustRefuse(participant.token(claims), "TOKEN_NOT_YET_VALID");
    }

    @Test
    void token_inMilliseconds_isRefused() {
        Map<String, Object> claims = participant.claims();
        claims.replaceAll((name, value) -> value instanceof Long seconds ? seconds * 1000 : value);
        mustRefuse(participant.token(claims), "TOKEN_TIME_IN_MILLISECONDS");
    }

    @Test
    void token_livingTooLong_isRefused() {
        Map<String, Object> claims = participant.claims();
        claims.put("exp", (long) claims.get("iat") + 3601);
        mustRefuse(participant.token(claims), "TOKEN_LIFETIME_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/", "http://LOCALHOST:8080", "https://localhost:8080", "evil"})
    void token_otherIssuer_isRefused(String issuer) {
        Map<String, Object> claims = participant.claims();
        claims.put("iss", issuer);
        mustRefuse(participant.token(claims), "TOKEN_ISSUER_UNKNOWN");
    }

    @Test
    void token_ofAnother_isRefused() {
        HcxParticipant other = HcxParticipant.active(server);
        mustRefuse(other.token(participant.claims()), "TOKEN_SIGNATURE_WRONG");
    }

    @Test
    void token_unknownClient_isRefusedAlike() {
        Map<String, Object> claims = participant.claims();
        claims.put("sub", "00000000-0000-4000-8000-000000000000");
        mustRefuse(participant.token(claims), "PARTICIPANT_UNKNOWN");
        mustRefuse(participant.token(claims), "PARTICIPANT_UNKNOWN");
    }

    @Test
    void token_unsigned_isRefused() {
        String header = base64url("{\"typ\":\"JWT\",\"alg\":\"none\"}");
        String[] parts = participant.token().split("\\.", -1);
        mustRefuse(header + "." + parts[1] + ".", "TOKEN_MALFORMED");
        mustRefuse(header + "." + parts[1] + "." + parts[2], "TOKEN_ALGORITHM_WRONG");
    }

    @Test
    void token_hmacUnderThePublishedKey_isRefused() throws Exception {
        RSAKey published = published();
        byte[] der = published.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        String document = published.toPublicJWK().toJSONString();
        for (byte[] key :
                List.of(der, pem.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8))) {
            mustRefuse(HcxParticipant.hmac(participant.claims(), key), "TOKEN_SIGNATURE_WRONG");
        }
    }

    @Test
    void token_ofTheGateway_opensNothingHere() {
        mustRefuse(gatewayToken(), "TOKEN_ALGORITHM_WRONG");
    }

    @Test
    void token_ofTheGatewayWithAnotherAlgorithmInItsHeader_opensNothing() {
        String[] parts = gatewayToken().split("\\.", -1);
        mustRefuse(
                base64url("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2],
                "PARTICIPANT_UNKNOWN");
    }

    @Test
    void token_afterRotation_isRefusedAtTheNextCall() {
        String old = participant.token();
        String issued = issued(participant);
        mustOpen(old);
        mustOpen(issued);
        HcxParticipant rotated = participant.rotated(server);
        mustRefuse(old, "TOKEN_SIGNATURE_WRONG");
        mustRefuse(issued, "TOKEN_SIGNATURE_WRONG");
        mustOpen(rotated.token());
        client.generate(participant.clientId(), participant.clientSecret()).mustDeny();
        mustOpen(issued(rotated));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Created", "Inactive", "Blocked"})
    void token_participantNotActive_isRefusedAtTheNextCall(String status) {
        String token = participant.token();
        mustOpen(token);
        update("status", status);
        mustRefuse(token, "PARTICIPANT_NOT_ACTIVE");
        client.generate(participant.clientId(), participant.clientSecret()).mustDeny();
        update("status", "Active");
        mustOpen(token);
    }

    @Test
    void token_applicationSuspended_isRefusedAtTheNextCall() {
        String token = participant.token();
        mustOpen(token);
        admin("ApplicationSuspend", "applicationId", participant.applicationId());
        mustRefuse(token, "APPLICATION_SUSPENDED");
        client.generate(participant.clientId(), participant.clientSecret()).mustDeny();
        admin("ApplicationResume", "applicationId", participant.applicationId());
        mustOpen(token);
    }

    @Test
    void token_ofAnApplication_actsForItsAccountsAndUsers() {
        Integrator integrator = server.integrator();
        HcxParticipant own = HcxParticipant.create(server, "applicationId", integrator.id(), "status", "Active");
        String practice = integrator.practice();
        String user = integrator.user(practice);
        JsonObject acting = Members.of("auth", Members.of("accountId", practice, "userId", user));
        client.io("PingWithAuth", own.token(), acting).mustSucceed();
        client.io("PingWithAuth", own.token(), Members.of()).mustRefuse(4011);
        client.io("PingWithAuth", participant.token(), acting).mustRefuse(4011);
    }

    @Test
    void token_besideAPassword_isRefused() {
        JsonObject both = Members.of("auth", server.integrator().caller().auth());
        client.io(PING, participant.token(), both).mustRefuse(4000);
    }

    /** Else whoever is blocked, or had its secret rotated, would have kept a way in. */
    @ParameterizedTest
    @ValueSource(strings = {"ApplicationPasswordCreate", "ApiKeyCreate"})
    void token_opensNothingThatMakesAnotherCredential(String method) {
        client.io(method, participant.token(), Members.of("name", "kept")).mustRefuse(4010);
    }

    @Test
    void token_withoutTheRole_isNoAdministrator() {
        client.io("ParticipantList", participant.token(), Members.of()).mustRefuse(4010);
    }

    @Test
    void tokens_andSecrets_areNowhereInClear() {
        String own = participant.token();
        String issued = issued(participant);
        mustOpen(own);
        mustOpen(issued);
        client.generate(participant.clientId(), participant.clientSecret() + "x")
                .mustDeny();
        new AuditTrail(server).await(1, event -> event.toString().contains(participant.applicationId()));
        var scan = new io.github.dualauth.tests.harness.SecretScan()
                .add("client secret", participant.clientSecret())
                .add("own token", own)
                .add("issued token", issued);
        assertEquals(List.of(), scan.findings(server.written()));
        Answer list = api.call("ParticipantList", server.administrator(), Members.of("limit", 1000));
        assertEquals(List.of(), scan.findings("ParticipantList", list.toString()));
        assertFalse(list.toString().contains("dualcs_"));
    }

    private String gatewayToken() {
        return api.call("GatewayTokenCreate", server.administrator())
                .mustSucceed()
                .text("gatewayToken");
    }

    private RSAKey published() throws Exception {
        gatewayToken();
        return JWKSet.parse(api.get("/jwks.json", "*/*").body())
                .getKeys()
                .get(0)
                .toRSAKey();
    }

    private String issued(HcxParticipant whose) {
        return client.generate(whose.clientId(), whose.clientSecret())
                .mustSucceed()
                .body()
                .getString("access_token");
    }

    private void update(String name, String value) {
        admin("ParticipantUpdate", "participantCode", participant.code(), name, value);
    }

    private void admin(String method, Object... members) {
        api.call(method, server.administrator(), Members.of(members)).mustSucceed();
    }

    private void mustOpen(String token) {
        client.io(PING, token, Members.of()).mustSucceed();
        client.searchFor(token, participant.code()).mustSucceed();
    }

    /** Refused on both kinds of paths, in each one's own format and without a reason, which the audit has. */
    private void mustRefuse(String token, String reason) {
        long before = count(reason);
        client.io(PING, token, Members.of()).mustRefuse(4010, "Unauthorized");
        client.searchFor(token, participant.code()).mustDeny();
        new AuditTrail(server)
                .await((int) before + 2, event -> event.getString("reason", "").equals(reason));
        assertTrue(count(reason) >= before + 2, reason);
    }

    private long count(String reason) {
        return new AuditTrail(server)
                .events().stream()
                        .filter(event -> event.getString("reason", "").equals(reason))
                        .count();
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
