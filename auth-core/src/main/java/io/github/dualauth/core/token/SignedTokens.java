package io.github.dualauth.core.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads tokens, and verifies each only once: what was verified is remembered by its digest and under the mark of its
 * key, so that it is worth nothing as soon as the key is another one. Whether it has expired is looked at each time; who
 * is behind it, the verifiers ask each time.
 */
public final class SignedTokens {

    /** Idle for longer, a token is read and verified anew. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Cache<TokenDigest, SignedToken> verified;
    private final Clock clock;
    private final Stopwatch time;

    /** Remembers {@code most} tokens. */
    public SignedTokens(long most, Clock clock) {
        this(most, clock, DecisionMetrics.NONE);
    }

    /** The same, and times in {@code metrics} the check of each signature that was not remembered. */
    public SignedTokens(long most, Clock clock, DecisionMetrics metrics) {
        this.verified =
                Caffeine.newBuilder().maximumSize(most).expireAfterAccess(IDLE).build();
        this.clock = clock;
        this.time = metrics.verification("token");
    }

    /** Takes a token apart; nothing is verified. */
    public TokenReading read(String text) {
        if (text.length() > TokenCheck.LONGEST) {
            return new TokenReading.Refused(RejectionReason.TOKEN_TOO_LONG);
        }
        TokenDigest digest = TokenDigest.of(text);
        SignedToken known = verified.getIfPresent(digest);
        return known == null ? TokenCheck.read(text, digest) : new TokenReading.Read(known);
    }

    /** What is against a token of the kind that {@code rules} are for, signed with {@code key}; empty if nothing is. */
    public Optional<RejectionReason> verify(SignedToken token, TokenKey key, TokenRules rules) {
        if (!key.fits(token)) {
            return Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG);
        }
        if (!token.wasVerifiedUnder(key.mark())) {
            Optional<RejectionReason> fault =
                    isSigned(token, key) ? rules.fault(token) : Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG);
            if (fault.isPresent()) {
                return fault;
            }
            verified.put(token.digest(), token.verifiedUnder(key.mark()));
        }
        return rules.untimely(token, clock.instant());
    }

    private boolean isSigned(SignedToken token, TokenKey key) {
        long start = System.nanoTime();
        boolean signed = key.verifies(token.jws());
        time.took(System.nanoTime() - start);
        return signed;
    }
}
