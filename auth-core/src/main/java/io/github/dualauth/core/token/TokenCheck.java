package io.github.dualauth.core.token;

import io.github.dualauth.core.RejectionReason;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/**
 * Verifies single tokens as strictly as {@link SignedTokens} does, and remembers none: for whoever receives a few of them
 * and runs no server. It needs nothing but nimbus-jose-jwt.
 */
public final class TokenCheck {

    /** Characters; a server takes little more than that in a header at all. */
    static final int LONGEST = 8192;

    private TokenCheck() {}

    /** Takes a token apart; nothing is verified. */
    public static TokenReading read(String text) {
        return text.length() > LONGEST
                ? new TokenReading.Refused(RejectionReason.TOKEN_TOO_LONG)
                : read(text, TokenDigest.of(text));
    }

    static TokenReading read(String text, TokenDigest digest) {
        try {
            CompactJws jws = CompactJws.read(text);
            return new TokenReading.Read(
                    new SignedToken(jws, Collections.unmodifiableMap(CompactJws.object(jws.payload())), digest));
        } catch (CompactJws.Fault fault) {
            return new TokenReading.Refused(fault.reason());
        }
    }

    /** What is against a token of the kind that {@code rules} are for, signed with {@code key}; empty if nothing is. */
    public static Optional<RejectionReason> fault(SignedToken token, TokenKey key, TokenRules rules, Instant now) {
        if (!key.fits(token)) {
            return Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG);
        }
        if (!key.verifies(token.jws())) {
            return Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG);
        }
        return rules.fault(token).or(() -> rules.untimely(token, now));
    }
}
