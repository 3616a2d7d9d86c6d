package io.github.dualauth.application.participant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.token.SignedToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Issues API keys, signed with the participant's own secret. So that they can be told from what the participant signs
 * itself, without a table, their {@code jti} holds an HMAC under a key of this deployment over everything that matters:
 * {@code <key ID>.<random>.<HMAC over sub, random, iat and exp>}.
 */
public final class ParticipantTokens {

    /** The type of all tokens of an HCX exchange, in lower case. */
    static final String TYPE = "jwt";

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    private static final String PURPOSE = "hcx-issued-jti";
    private static final Set<String> CLAIMS = Set.of("jti", "iss", "sub", "iat", "exp");
    private static final int RANDOM_BYTES = 16;
    private static final int PARTS = 3;

    private final ParticipantRegistry participants;
    private final KeyRing keys;
    private final Terms terms;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Issues tokens as {@code terms} say, marked under {@code keys}. */
    public ParticipantTokens(ParticipantRegistry participants, KeyRing keys, Terms terms, Clock clock) {
        this.participants = participants;
        this.keys = keys;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What is the same in all of them.
     *
     * @param issuer what this deployment calls itself
     * @param lifetime how long each is good, in whole seconds
     */
    public record Terms(String issuer, Duration lifetime) {}

    /** How long each is good. */
    public Duration lifetime() {
        return terms.lifetime();
    }

    /** A new API key of the participant that this application is; empty if it is none. */
    public Optional<String> issue(String applicationId) {
        return participants
                .ofApplication(applicationId)
                .map(found -> signed(found.participant().clientId(), found.key()));
    }

    /**
     * A new API key for a caller who was known a moment ago by the client secret that {@code credential} stands for; empty if that was replaced meanwhile, so that
     * nobody gets one with an old secret that is signed with the new one.
     */
    public Optional<String> issue(String applicationId, String credential) {
        return participants
                .ofApplication(applicationId)
                .filter(found -> found.key().mark().equals(credential))
                .map(found -> signed(found.participant().clientId(), found.key()));
    }

    private String signed(String clientId, ClientKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(terms.lifetime());
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        String bound = keys.currentId() + '.' + encoded(bits);
        String message = message(clientId, bound, now.getEpochSecond(), end.getEpochSecond());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(bound + '.' + seal(keys.currentId(), message))
                .issuer(terms.issuer())
                .subject(clientId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .build();
        SignedJWT token = new SignedJWT(HEADER, claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("a client secret of ours does not sign", e);
        }
        return token.serialize();
    }

    /** Whether a verified token was issued here, by whatever node. */
    boolean issued(SignedToken token) {
        List<String> parts = List.of(token.id().split("\\.", -1));
        if (parts.size() != PARTS || !keys.has(parts.get(0)) || !hasOurClaims(token)) {
            return false;
        }
        String message = message(
                token.subject(), parts.get(0) + '.' + parts.get(1), seconds(token, "iat"), seconds(token, "exp"));
        return MessageDigest.isEqual(
                seal(parts.get(0), message).getBytes(StandardCharsets.US_ASCII),
                parts.get(2).getBytes(StandardCharsets.UTF_8));
    }

    /** No more and no others than are made here: else a participant could put words into our mouth. */
    private static boolean hasOurClaims(SignedToken token) {
        return token.claims().keySet().equals(CLAIMS)
                && token.claims().get("iat") instanceof Long
                && token.claims().get("exp") instanceof Long;
    }

    private static long seconds(SignedToken token, String claim) {
        return ((Number) token.claims().get(claim)).longValue();
    }

    /** A client ID and what stands before the seal hold no blanks, so that no two tokens make the same message. */
    private static String message(String clientId, String bound, long issued, long expires) {
        return clientId + ' ' + bound + ' ' + issued + ' ' + expires;
    }

    private String seal(String keyId, String message) {
        return encoded(keys.hmac(keyId, PURPOSE, message.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
