package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Participants to be registered, and tokens that they make themselves. */
final class TestParticipants {

    static final String ISSUER = "https://exchange.example";
    static final Duration LONGEST = Duration.ofHours(1);

    private TestParticipants() {}

    static Participant.Profile active() {
        return with(ParticipantStatus.ACTIVE);
    }

    static Participant.Profile with(ParticipantStatus status) {
        return new Participant.Profile("Clinic", Set.of("provider"), status, "");
    }

    /** A participant with an application of its own. */
    static ParticipantOutcome.Issued registered(ParticipantRegistry registry) {
        return (ParticipantOutcome.Issued) registry.create("", TestDatabase.uniqueId() + "@exchange", active());
    }

    static HcxConfiguration configuration(boolean onlyIssued, boolean milliseconds) {
        return new HcxConfiguration(Duration.ofMinutes(5), LONGEST, onlyIssued, milliseconds, Duration.ofMinutes(5));
    }

    /** The claims of a token that is good for five minutes from now on. */
    static Map<String, Object> claims(String clientId, Clock clock) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", "some-id");
        claims.put("iss", ISSUER);
        claims.put("sub", clientId);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    static String signed(Map<String, Object> claims, Secret secret) {
        try {
            return signed(claims, JWSAlgorithm.HS256, new MACSigner(secret.toUtf8()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(Map<String, Object> claims, JWSAlgorithm algorithm, JWSSigner signer) {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build(), new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Whom a verifier vouched for. */
    @SuppressWarnings("unchecked")
    static VerifiedApplication verified(Verification<VerifiedApplication> verification) {
        return ((Verification.Verified<VerifiedApplication>)
                        assertInstanceOf(Verification.Verified.class, verification))
                .identity();
    }
}
