package io.github.dualauth.core.token;

import com.nimbusds.jose.JOSEException;
import io.github.dualauth.core.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies single tokens as strictly as {@link SignedTokens} does, and remembers none: for whoever receives a few of them
 * and runs no server. It needs nothing but nimbus-jose-jwt.
 */
public final class TokenCheck {

    private TokenCheck() {}

    /** Takes a token apart; nothing is verified. */
    public static TokenReading read(String text) {
        return TokenReader.read(text, TokenDigest.of(text));
    }

    /** What is against a token of the kind that {@code rules} are for, signed with {@code key}; empty if nothing is. */
    public static Optional<RejectionReason> fault(SignedToken token, TokenKey key, TokenRules rules, Instant now) {
        if (!token.header().getAlgorithm().equals(rules.algorithm())) {
            return Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG);
        }
        if (!isSignedWith(token, key)) {
            return Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG);
        }
        return rules.fault(token).or(() -> rules.untimely(token, now));
    }

    static boolean isSignedWith(SignedToken token, TokenKey key) {
        try {
            return key.verifier().verify(token.header(), token.signingInput(), token.signature());
        } catch (JOSEException e) {
            return false;
        }
    }
}
