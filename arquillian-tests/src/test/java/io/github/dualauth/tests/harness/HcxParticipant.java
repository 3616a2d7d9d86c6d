package io.github.dualauth.tests.harness;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A registered participant with its secret, which mints tokens of its own.
 *
 * @param code what the others call it
 * @param clientId its client ID
 * @param clientSecret its secret
 * @param applicationId the application that it is
 */
public record HcxParticipant(String code, String clientId, String clientSecret, String applicationId) {
    /** What a server calls itself that nobody has given a name. */
    public static final String ISSUER = "http://localhost:8080";

    /** A new one that is let in, with an application of its own. */
    public static HcxParticipant active(DualauthServer server) {
        return create(server, "status", "Active");
    }

    /** A new one with more members than its code and name. */
    public static HcxParticipant create(DualauthServer server, Object... members) {
        String code = RandomIds.id("clinic") + "@exchange";
        Object[] named = {"participantCode", code, "name", "Clinic " + code, "roles", List.of("provider")};
        return of(server.api()
                .call("ParticipantCreate", server.administrator(), Members.join(Members.of(named), Members.of(members)))
                .mustSucceed());
    }

    private static HcxParticipant of(Answer answer) {
        return new HcxParticipant(
                answer.object("participant").getString("participantCode"),
                answer.text("clientId"),
                answer.text("clientSecret"),
                answer.object("participant").getString("applicationId"));
    }

    /** The same with a new secret. */
    public HcxParticipant rotated(DualauthServer server) {
        return of(server.api()
                .call("ParticipantRotateSecret", server.administrator(), Members.of("participantCode", code))
                .mustSucceed());
    }

    /** The claims of a token that is good for five minutes from now on. */
    public Map<String, Object> claims() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", RandomIds.id("jti"));
        claims.put("iss", ISSUER);
        claims.put("sub", clientId);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    /** A token that the participant makes itself. */
    public String token() {
        return token(claims());
    }

    /** A token with these claims. */
    public String token(Map<String, Object> claims) {
        return hmac(claims, clientSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** A token under any HMAC key. */
    public static String hmac(Map<String, Object> claims, byte[] key) {
        try {
            return signed(claims, JWSAlgorithm.HS256, new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of any algorithm. */
    public static String signed(Map<String, Object> claims, JWSAlgorithm algorithm, JWSSigner signer) {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build(), new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
