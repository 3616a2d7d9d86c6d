package io.github.dualauth.core.token;

import static io.github.dualauth.core.RejectionReason.TOKEN_CLAIM_INVALID;
import static io.github.dualauth.core.RejectionReason.TOKEN_EXPIRED;
import static io.github.dualauth.core.RejectionReason.TOKEN_LIFETIME_TOO_LONG;
import static io.github.dualauth.core.RejectionReason.TOKEN_NOT_YET_VALID;
import static io.github.dualauth.core.RejectionReason.TOKEN_TIME_IN_MILLISECONDS;
import static io.github.dualauth.core.token.TestTokens.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7519, 4.1.4 to 4.1.6: the times of a token, on both sides of each. */
class TokenRulesTest {

    private static final Instant MOMENT = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = MOMENT.getEpochSecond();

    /** The first number that is taken for milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final TokenRules STRICT = new TokenRules(Duration.ofMinutes(5));
    private static final TokenRules LENIENT = new TokenRules(Duration.ofMinutes(5), true);

    private static Optional<RejectionReason> fault(TokenRules rules, String claims) {
        return rules.fault(token(claims));
    }

    private static Optional<RejectionReason> untimely(String claims, Instant now) {
        return STRICT.untimely(token(claims), now);
    }

    private static SignedToken token(String claims) {
        return TestTokens.read(TestTokens.signed(claims));
    }

    private static String notBefore(Object time, String claims) {
        return claims.replace("}", ",\"nbf\":" + time + "}");
    }

    @Test
    void fault_timeBefore1970_isInvalid() {
        assertEquals(Optional.of(TOKEN_CLAIM_INVALID), fault(STRICT, claims("-0.001", 1)));
        assertEquals(Optional.of(TOKEN_CLAIM_INVALID), fault(STRICT, notBefore(-1, claims(0, 1))));
        assertEquals(Optional.empty(), fault(STRICT, notBefore(0, claims(0, 1))));
    }

    @Test
    void fault_lifeOfNothing_isInvalid() {
        assertEquals(Optional.of(TOKEN_CLAIM_INVALID), fault(STRICT, claims(SECOND + ".5", SECOND + ".5")));
        assertEquals(Optional.empty(), fault(STRICT, claims(SECOND, SECOND + ".5")));
    }

    @Test
    void fault_longestLife_isFineAndAnyLongerIsNot() {
        assertEquals(Optional.of(TOKEN_LIFETIME_TOO_LONG), fault(STRICT, claims(SECOND, SECOND + 300 + ".5")));
        assertEquals(Optional.empty(), fault(STRICT, claims(SECOND, SECOND + 300)));
        assertEquals(Optional.empty(), fault(STRICT, claims(SECOND + ".5", SECOND + 300 + ".5")));
    }

    @Test
    void fault_numberThatIsMilliseconds_isRefusedAsThat() {
        assertEquals(Optional.of(TOKEN_TIME_IN_MILLISECONDS), fault(STRICT, claims(MILLISECONDS - 300, MILLISECONDS)));
        assertEquals(
                Optional.of(TOKEN_TIME_IN_MILLISECONDS),
                fault(STRICT, notBefore(MILLISECONDS, claims(SECOND, SECOND + 1))));
        assertEquals(Optional.empty(), fault(STRICT, claims(MILLISECONDS - 300, MILLISECONDS - 1)));
    }

    @Test
    void fault_millisecondsWhereTheyAreAllowed_areSoFromTheSameNumberOn() {
        assertEquals(
                Optional.of(TOKEN_CLAIM_INVALID), fault(LENIENT, claims(MILLISECONDS - 1, MILLISECONDS + 300_000)));
        assertEquals(Optional.empty(), fault(LENIENT, claims(MILLISECONDS, MILLISECONDS + 300_000)));
        assertEquals(Optional.empty(), fault(LENIENT, claims(MILLISECONDS - 300, MILLISECONDS - 1)));
    }

    @Test
    void fault_millisecondsBeyondTheYear5138_areInvalidEverywhere() {
        long last = MILLISECONDS * 1000;
        assertEquals(Optional.of(TOKEN_CLAIM_INVALID), fault(LENIENT, claims(last - 1, last)));
        assertEquals(Optional.of(TOKEN_CLAIM_INVALID), fault(LENIENT, claims(last - 1, "1e300")));
        assertEquals(Optional.empty(), fault(LENIENT, claims(last - 2, last - 1)));
    }

    @Test
    void untimely_millisecondsWhereTheyAreAllowed_areTakenForWhatTheyMean() {
        SignedToken first = token(claims(MILLISECONDS, MILLISECONDS + 300_000));
        Instant end = Instant.ofEpochMilli(MILLISECONDS + 300_000);
        assertEquals(Optional.of(TOKEN_EXPIRED), LENIENT.untimely(first, end));
        assertEquals(Optional.empty(), LENIENT.untimely(first, end.minusMillis(1)));
        assertEquals(Optional.empty(), LENIENT.untimely(first, end.minusSeconds(305)));
        assertEquals(
                Optional.of(TOKEN_NOT_YET_VALID),
                LENIENT.untimely(first, end.minusSeconds(305).minusMillis(1)));
    }

    @Test
    void untimely_atTheEnd_isExpiredWithoutAnyGrace() {
        String claims = claims(SECOND, SECOND + 300);
        Instant end = MOMENT.plusSeconds(300);
        assertEquals(Optional.of(TOKEN_EXPIRED), untimely(claims, end));
        assertEquals(Optional.empty(), untimely(claims, end.minusMillis(1)));
    }

    /** RFC 7519, 2: a time may have a fraction. */
    @Test
    void untimely_endWithinASecond_isToTheMillisecond() {
        String claims = claims(SECOND, SECOND + 10 + ".5");
        assertEquals(Optional.of(TOKEN_EXPIRED), untimely(claims, MOMENT.plusMillis(10_500)));
        assertEquals(Optional.empty(), untimely(claims, MOMENT.plusMillis(10_499)));
    }

    @Test
    void untimely_issuedAhead_isFineForFiveSecondsAndNotMore() {
        String claims = claims(SECOND, SECOND + 300);
        Instant earliest = MOMENT.minusSeconds(5);
        assertEquals(Optional.of(TOKEN_NOT_YET_VALID), untimely(claims, earliest.minusMillis(1)));
        assertEquals(Optional.empty(), untimely(claims, earliest));
    }

    @Test
    void untimely_goodLater_isFineForFiveSecondsAndNotMore() {
        String claims = notBefore(SECOND + 100, claims(SECOND, SECOND + 300));
        Instant earliest = MOMENT.plusSeconds(95);
        assertEquals(Optional.of(TOKEN_NOT_YET_VALID), untimely(claims, earliest.minusMillis(1)));
        assertEquals(Optional.empty(), untimely(claims, earliest));
    }
}
