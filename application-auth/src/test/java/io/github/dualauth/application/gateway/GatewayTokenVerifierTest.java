package io.github.dualauth.application.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.testing.MutableClock;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTokenVerifierTest {

    private static final String ISSUER = "https://exchange.example";
    private static final RSAKey KEY = key("first");
    private static final RSAKey OTHER = key("second");

    private final MutableClock clock = MutableClock.stopped();
    private final GatewayTokenVerifier verifier = verifier(GatewayKeys.of(publicKey()));

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "Bearer x", "{}"})
    void verify_noToken_isRefused(String text) {
        assertRefused(RejectionReason.TOKEN_MALFORMED, text);
    }

    @Test
    void verify_withoutSignature_isRefused() {
        String token = signed(claims());
        assertRefused(RejectionReason.TOKEN_MALFORMED, token.substring(0, token.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "iat", "exp"})
    void verify_claimMissing_isRefused(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        assertRefused(RejectionReason.TOKEN_CLAIM_MISSING, signed(claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://exchange.example/", "https://Exchange.example", "https://other.example"})
    void verify_otherIssuer_isRefused(String issuer) {
        Map<String, Object> claims = claims();
        claims.put("iss", issuer);
        claims.put("sub", issuer);
        assertRefused(RejectionReason.TOKEN_ISSUER_UNKNOWN, signed(claims));
    }

    @Test
    void verify_subjectThatIsNotTheIssuer_isRefused() {
        Map<String, Object> claims = claims();
        claims.put("sub", "somebody");
        assertRefused(RejectionReason.TOKEN_CLAIM_INVALID, signed(claims));
        claims.remove("sub");
        assertRefused(RejectionReason.TOKEN_CLAIM_MISSING, signed(claims));
    }

    @Test
    void verify_hmacUnderThePublicKey_isRefused() throws JOSEException {
        byte[] published = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        for (byte[] secret : List.of(published, KEY.toRSAPublicKey().getEncoded())) {
            assertRefused(
                    RejectionReason.TOKEN_ALGORITHM_WRONG,
                    signed(claims(), header(JWSAlgorithm.HS256), new MACSigner(secret)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void verify_otherAlgorithmOfTheSameKey_isRefused(String algorithm) throws JOSEException {
        assertRefused(
                RejectionReason.TOKEN_ALGORITHM_WRONG,
                signed(claims(), header(JWSAlgorithm.parse(algorithm)), new RSASSASigner(KEY)));
    }

    @Test
    void verify_otherType_isRefused() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        assertRefused(RejectionReason.TOKEN_ISSUER_UNKNOWN, signed(claims(), header, new RSASSASigner(KEY)));
    }

    @Test
    void verify_otherKey_isRefused() throws JOSEException {
        assertRefused(
                RejectionReason.TOKEN_SIGNATURE_WRONG,
                signed(claims(), header(JWSAlgorithm.RS256), new RSASSASigner(OTHER)));
    }

    @Test
    void verify_keyBroughtAlong_isRefused() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .jwk(OTHER.toPublicJWK())
                .build();
        assertRefused(RejectionReason.TOKEN_HEADER_REFUSED, signed(claims(), header, new RSASSASigner(OTHER)));
    }

    @Test
    void verify_times_countToTheSecond() {
        String token = signed(claims());
        clock.advance(Duration.ofSeconds(299));
        assertAccepted(verifier, token);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(RejectionReason.TOKEN_EXPIRED, token);
        clock.advance(Duration.ofSeconds(-306));
        assertRefused(RejectionReason.TOKEN_NOT_YET_VALID, token);
    }

    @Test
    void verify_milliseconds_areRefused() {
        Map<String, Object> claims = claims();
        claims.put("iat", clock.millis());
        claims.put("exp", clock.millis() + 300_000);
        assertRefused(RejectionReason.TOKEN_TIME_IN_MILLISECONDS, signed(claims));
    }

    @Test
    void verify_goodForLongerThanAnHour_isRefused() {
        Map<String, Object> claims = claims();
        claims.put("exp", clock.instant().getEpochSecond() + 3601);
        assertRefused(RejectionReason.TOKEN_LIFETIME_TOO_LONG, signed(claims));
    }

    @Test
    void verify_right_tellsIdAndEnd() {
        assertEquals(
                new GatewayVerification.Accepted("some-id", clock.instant().plusSeconds(300)),
                verifier.verify(signed(claims())));
    }

    @Test
    void keySet_keyIsRotated_isAskedAgainOnceAMinute() {
        List<RSAKey> published = new ArrayList<>(List.of(KEY));
        AtomicInteger asked = new AtomicInteger();
        GatewayTokenVerifier client = verifier(GatewayKeys.ofSet(
                () -> {
                    asked.incrementAndGet();
                    return new JWKSet(List.copyOf(published)).toString(true);
                },
                clock));
        assertAccepted(client, named(KEY));
        assertAccepted(client, named(KEY));
        assertEquals(1, asked.get());
        published.add(OTHER);
        assertEquals(new GatewayVerification.Refused(RejectionReason.TOKEN_KEY_UNKNOWN), client.verify(named(OTHER)));
        assertEquals(1, asked.get(), "not so soon");
        clock.advance(Duration.ofMinutes(1));
        assertAccepted(client, named(OTHER));
        assertEquals(2, asked.get());
    }

    @Test
    void verify_textNullInPlaceOfAnObject_isRefused() {
        GatewayTokenVerifier client = verifier(GatewayKeys.of(publicKey()));
        for (String text : new String[] {"bnVsbA.bnVsbA.AA", signed(claims()).replaceFirst("\\.[^.]+", ".bnVsbA")}) {
            assertEquals(new GatewayVerification.Refused(RejectionReason.TOKEN_MALFORMED), client.verify(text));
        }
    }

    @Test
    void keySet_tokenWithoutKeyId_isRefused() {
        GatewayTokenVerifier client = verifier(GatewayKeys.ofSet(() -> new JWKSet(KEY).toString(true), clock));
        assertEquals(
                new GatewayVerification.Refused(RejectionReason.TOKEN_KEY_UNKNOWN), client.verify(signed(claims())));
    }

    @Test
    void keySet_unreadable_isAFault() {
        GatewayTokenVerifier client = verifier(GatewayKeys.ofSet(() -> "<html>", clock));
        String token = named(KEY);
        assertThrows(IllegalStateException.class, () -> client.verify(token));
    }

    /** What the class promises: no server, no other jar. */
    @Test
    void verifier_onlyNimbusAndOurTwoJars_isEnough() throws Exception {
        URL[] jars = {where(GatewayTokenVerifier.class), where(RejectionReason.class), where(JWSObject.class)};
        try (URLClassLoader bare = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> keys = bare.loadClass(GatewayKeys.class.getName());
            Object own = keys.getMethod("of", java.security.interfaces.RSAPublicKey[].class)
                    .invoke(null, (Object) new java.security.interfaces.RSAPublicKey[] {publicKey()});
            Class<?> type = bare.loadClass(GatewayTokenVerifier.class.getName());
            Object client = type.getConstructor(String.class, keys, Clock.class).newInstance(ISSUER, own, clock);
            Object verification = type.getMethod("verify", String.class).invoke(client, signed(claims()));
            assertEquals(
                    GatewayVerification.Accepted.class.getName(),
                    verification.getClass().getName());
        }
    }

    private static URL where(Class<?> type) throws Exception {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toURI()
                .toURL();
    }

    private GatewayTokenVerifier verifier(GatewayKeys keys) {
        return new GatewayTokenVerifier(ISSUER, keys, clock);
    }

    private Map<String, Object> claims() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", "some-id");
        claims.put("iss", ISSUER);
        claims.put("sub", ISSUER);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
    }

    private String named(RSAKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            return signed(claims(), header, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(Map<String, Object> claims) {
        try {
            return signed(claims, header(JWSAlgorithm.RS256), new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(Map<String, Object> claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.security.interfaces.RSAPublicKey publicKey() {
        try {
            return KEY.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAccepted(GatewayTokenVerifier client, String token) {
        GatewayVerification verification = client.verify(token);
        assertInstanceOf(GatewayVerification.Accepted.class, verification, verification::toString);
    }

    private void assertRefused(RejectionReason reason, String token) {
        assertEquals(new GatewayVerification.Refused(reason), verifier.verify(token));
    }
}
