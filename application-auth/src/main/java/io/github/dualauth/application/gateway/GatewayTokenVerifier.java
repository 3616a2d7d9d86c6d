package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.token.SignedToken;
import io.github.dualauth.core.token.TokenCheck;
import io.github.dualauth.core.token.TokenKey;
import io.github.dualauth.core.token.TokenReading;
import io.github.dualauth.core.token.TokenRules;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A participant's check of the tokens that a gateway presents: RS256 and nothing else, type JWT, the one issuer, to the
 * letter and as the subject too, all claims, times in seconds, keys of 2048 bits or more. It needs no server and no other jar than auth-core and
 * nimbus-jose-jwt, and fetches nothing.
 *
 * <pre>{@code
 * var verifier = new GatewayTokenVerifier("https://gateway.example.org", GatewayKeys.of(certificate), Clock.systemUTC());
 * if (verifier.verify(token) instanceof GatewayVerification.Accepted) { … }
 * }</pre>
 */
public final class GatewayTokenVerifier {

    private static final TokenRules RULES = new TokenRules(GatewayTokens.LONGEST_LIFE);
    private static final String TYPE = "jwt";
    private static final double MILLIS_PER_SECOND = 1e3;

    private final String issuer;
    private final GatewayKeys keys;
    private final Clock clock;

    /** Takes tokens of {@code issuer} that are signed with one of {@code keys}. */
    public GatewayTokenVerifier(String issuer, GatewayKeys keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    /** Checks what stands behind {@code Bearer} in the header Authorization. */
    public GatewayVerification verify(String text) {
        TokenReading reading = TokenCheck.read(text);
        if (reading instanceof TokenReading.Refused refused) {
            return new GatewayVerification.Refused(refused.reason());
        }
        SignedToken token = ((TokenReading.Read) reading).token();
        Optional<RejectionReason> fault = fault(token);
        return fault.isPresent()
                ? new GatewayVerification.Refused(fault.get())
                : new GatewayVerification.Accepted(token.id(), expires(token));
    }

    private Optional<RejectionReason> fault(SignedToken token) {
        if (!token.type().equals(TYPE) || !token.issuer().equals(issuer)) {
            return Optional.of(RejectionReason.TOKEN_ISSUER_UNKNOWN);
        }
        Optional<RejectionReason> fault = Optional.of(RejectionReason.TOKEN_KEY_UNKNOWN);
        List<RSAPublicKey> candidates = keys.candidates(token.keyId());
        Instant now = clock.instant();
        for (int i = 0; i < candidates.size() && fault.isPresent(); i++) {
            fault = TokenCheck.fault(token, key(candidates.get(i)), RULES, now);
        }
        return fault.isEmpty() && !token.subject().equals(issuer)
                ? Optional.of(RejectionReason.TOKEN_CLAIM_INVALID)
                : fault;
    }

    private static TokenKey key(RSAPublicKey candidate) {
        return TokenKey.of("", new RSAKey.Builder(candidate).build(), JWSAlgorithm.RS256);
    }

    private static Instant expires(SignedToken token) {
        double seconds = ((Number) token.claims().get("exp")).doubleValue();
        return Instant.ofEpochMilli((long) (seconds * MILLIS_PER_SECOND));
    }
}
