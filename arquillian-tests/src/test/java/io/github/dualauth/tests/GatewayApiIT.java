package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dualauth.application.gateway.GatewayKeys;
import io.github.dualauth.application.gateway.GatewayTokenVerifier;
import io.github.dualauth.application.gateway.GatewayVerification;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Members;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens for calls to participants, checked with the class that a participant uses. */
@ApiTest
final class GatewayApiIT {
    private final DualauthServer server;
    private final Api api;

    GatewayApiIT(DualauthServer server) {
        this.server = server;
        this.api = server.api();
    }

    @Test
    void signingKeyRotate_faults_areRefused() {
        admin("SigningKeyRotate").mustRefuse(4060);
        admin("SigningKeyRotate", "purpose", "nothing").mustRefuse(4060);
        admin("SigningKeyRotate", "purpose", "gateway", "aheadSeconds", -1).mustRefuse(4060);
        admin("SigningKeyRotate", "purpose", "gateway", "atOnce", "yes").mustRefuse(4060);
    }

    @Test
    void gatewayToken_otherIssuer_isRefusedByAParticipant() {
        GatewayTokenVerifier stranger = new GatewayTokenVerifier("https://other.example", keySet(), Clock.systemUTC());
        assertEquals(new GatewayVerification.Refused(RejectionReason.TOKEN_ISSUER_UNKNOWN), stranger.verify(token()));
    }

    @Test
    void apiKey_ofAParticipant_isNoGatewayToken() {
        GatewayVerification verification =
                byKeySet().verify(HcxParticipant.active(server).token());
        assertInstanceOf(GatewayVerification.Refused.class, verification);
    }

    @Test
    void gatewayToken_hasTheClaimsOfTheContract() throws Exception {
        SignedJWT token = SignedJWT.parse(token());
        assertEquals("JWT", token.getHeader().getType().getType());
        assertEquals("RS256", token.getHeader().getAlgorithm().getName());
        assertEquals(
                Set.of("jti", "iss", "sub", "iat", "exp"),
                token.getJWTClaimsSet().getClaims().keySet());
        assertEquals(
                token.getJWTClaimsSet().getIssuer(), token.getJWTClaimsSet().getSubject());
    }

    @Test
    void keySet_isPublicCacheableAndHoldsNoPrivateKey() throws Exception {
        String token = token();
        HttpResponse<String> response = api.get("/jwks.json", "application/json");
        assertEquals(200, response.statusCode());
        assertEquals(
                "public, max-age=300",
                response.headers().firstValue("Cache-Control").orElse(""));
        JWKSet keys = JWKSet.parse(response.body());
        assertFalse(keys.containsNonPublicKeys());
        assertTrue(keys.getKeyByKeyId(SignedJWT.parse(token).getHeader().getKeyID()) != null);
        keys.getKeys().forEach(key -> assertEquals("sig", key.getKeyUse().identifier()));
    }

    @Test
    void gatewayToken_byKeySetAndByCertificate_isAccepted() throws Exception {
        assertAccepted(byKeySet(), token());
        assertAccepted(byCertificate(), token());
    }

    @Test
    void signingKeyRotate_ahead_isPublishedAndDoesNotSignYet() throws Exception {
        String before = token();
        Answer rotated = admin("SigningKeyRotate", "purpose", "gateway", "aheadSeconds", 3600)
                .mustSucceed();
        List<JsonObject> keys = rotated.array("signingKeyList").getValuesAs(JsonObject.class);
        assertFalse(keys.get(0).getBoolean("signing"), "the newest one waits");
        assertTrue(keys.stream().anyMatch(key -> key.getBoolean("signing")));
        assertTrue(published().getKeyByKeyId(keys.get(0).getString("keyId")) != null);
        GatewayTokenVerifier participant = byKeySet();
        assertAccepted(participant, before);
        assertAccepted(participant, token());
    }

    @Test
    void signingKeyRotate_atOnce_endsWhatTheOldKeySigned() throws Exception {
        String old = token();
        String certificate = api.get("/certificate.pem", "*/*").body();
        assertAccepted(byKeySet(), old);
        admin("SigningKeyRotate", "purpose", "gateway", "atOnce", true).mustSucceed();
        assertEquals(
                new GatewayVerification.Refused(RejectionReason.TOKEN_KEY_UNKNOWN),
                byKeySet().verify(old));
        assertAccepted(byKeySet(), token());
        assertNotEquals(certificate, api.get("/certificate.pem", "*/*").body());
        assertAccepted(byCertificate(), token());
    }

    @Test
    void signingKeyList_hasNoPrivateKey() {
        token();
        Answer list = admin("SigningKeyList").mustSucceed();
        assertTrue(list.column("signingKeyList", "purpose").contains("gateway"));
        assertFalse(list.toString().contains("\"d\""));
    }

    private String token() {
        return admin("GatewayTokenCreate").mustSucceed().text("gatewayToken");
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(api.get("/jwks.json", "*/*").body());
    }

    private GatewayKeys keySet() {
        return GatewayKeys.ofSet(() -> api.get("/jwks.json", "*/*").body(), Clock.systemUTC());
    }

    private GatewayTokenVerifier byKeySet() {
        return new GatewayTokenVerifier(HcxParticipant.ISSUER, keySet(), Clock.systemUTC());
    }

    private GatewayTokenVerifier byCertificate() throws Exception {
        byte[] pem = api.get("/certificate.pem", "*/*").body().getBytes(StandardCharsets.US_ASCII);
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        return new GatewayTokenVerifier(HcxParticipant.ISSUER, GatewayKeys.of(certificate), Clock.systemUTC());
    }

    private Answer admin(String method, Object... members) {
        return api.call(method, server.administrator(), Members.of(members));
    }

    private static void assertAccepted(GatewayTokenVerifier participant, String token) {
        GatewayVerification verification = participant.verify(token);
        assertInstanceOf(GatewayVerification.Accepted.class, verification, verification::toString);
    }
}
