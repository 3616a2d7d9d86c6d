package io.github.dualauth.core.token;

import io.github.dualauth.core.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What tokens of one kind must be like; the kind is known by issuer and type, never by the algorithm that a token names.
 * All have {@code jti}, {@code iss}, {@code sub}, {@code iat} and {@code exp}.
 *
 * @param longestLife how far {@code exp} may be from {@code iat}
 * @param milliseconds whether times in milliseconds, a known fault, are taken for what they mean
 */
public record TokenRules(Duration longestLife, boolean milliseconds) {

    /** How far another clock may be ahead of ours; an expired token gets no such grace. */
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private static final Set<String> TEXTS = Set.of("jti", "iss", "sub");
    /** In seconds, that is the year 5138; in milliseconds, 1973. */
    private static final double MILLISECONDS = 1e11;

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Tokens with times in seconds, as they should be. */
    public TokenRules(Duration longestLife) {
        this(longestLife, false);
    }

    /** What keeps a token from being good at any time; empty if nothing does. */
    Optional<RejectionReason> fault(SignedToken token) {
        for (String name : TEXTS) {
            Object value = token.claims().get(name);
            if (value == null) {
                return Optional.of(RejectionReason.TOKEN_CLAIM_MISSING);
            }
            if (!(value instanceof String text) || text.isEmpty()) {
                return Optional.of(RejectionReason.TOKEN_CLAIM_INVALID);
            }
        }
        for (String name : new String[] {"iat", "exp", "nbf"}) {
            Optional<RejectionReason> fault = timeFault(token.claims().get(name), !"nbf".equals(name));
            if (fault.isPresent()) {
                return fault;
            }
        }
        Duration life = Duration.between(time(token, "iat"), time(token, "exp"));
        if (life.isNegative() || life.isZero()) {
            return Optional.of(RejectionReason.TOKEN_CLAIM_INVALID);
        }
        return life.compareTo(longestLife) > 0
                ? Optional.of(RejectionReason.TOKEN_LIFETIME_TOO_LONG)
                : Optional.empty();
    }

    private Optional<RejectionReason> timeFault(Object value, boolean needed) {
        if (value == null) {
            return needed ? Optional.of(RejectionReason.TOKEN_CLAIM_MISSING) : Optional.empty();
        }
        if (!(value instanceof Number number) || number.doubleValue() < 0) {
            return Optional.of(RejectionReason.TOKEN_CLAIM_INVALID);
        }
        if (number.doubleValue() < MILLISECONDS) {
            return Optional.empty();
        }
        if (!milliseconds) {
            return Optional.of(RejectionReason.TOKEN_TIME_IN_MILLISECONDS);
        }
        return number.doubleValue() / MILLIS_PER_SECOND < MILLISECONDS
                ? Optional.empty()
                : Optional.of(RejectionReason.TOKEN_CLAIM_INVALID);
    }

    /** Why a token that {@link #fault} has nothing against is not good now; empty if it is. */
    Optional<RejectionReason> untimely(SignedToken token, Instant now) {
        if (!now.isBefore(time(token, "exp"))) {
            return Optional.of(RejectionReason.TOKEN_EXPIRED);
        }
        Instant ahead = now.plus(LEEWAY);
        boolean early = time(token, "iat").isAfter(ahead)
                || (token.claims().containsKey("nbf") && time(token, "nbf").isAfter(ahead));
        return early ? Optional.of(RejectionReason.TOKEN_NOT_YET_VALID) : Optional.empty();
    }

    private Instant time(SignedToken token, String name) {
        double seconds = ((Number) token.claims().get(name)).doubleValue();
        return Instant.ofEpochMilli((long) (seconds < MILLISECONDS ? seconds * MILLIS_PER_SECOND : seconds));
    }
}
