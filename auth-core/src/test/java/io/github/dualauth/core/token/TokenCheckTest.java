package io.github.dualauth.core.token;

import static io.github.dualauth.core.token.TestTokens.claims;
import static io.github.dualauth.core.token.TestTokens.read;
import static io.github.dualauth.core.token.TestTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of a token's checks (RFC 8725, 3.1 and 3.3): nothing that it says counts before its signature does. */
class TokenCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenRules RULES = new TokenRules(Duration.ofMinutes(5));

    private static Optional<RejectionReason> fault(String token, Instant now) {
        return TokenCheck.fault(read(token), TestTokens.key("k"), RULES, now);
    }

    @Test
    void read_noToken_isRefused() {
        assertEquals(new TokenReading.Refused(RejectionReason.TOKEN_MALFORMED), TokenCheck.read("x"));
        assertEquals(new TokenReading.Refused(RejectionReason.TOKEN_MALFORMED), TokenCheck.read("x".repeat(8192)));
    }

    @Test
    void read_longestToken_isTakenAndNoneThatIsLonger() {
        assertEquals(
                new TokenReading.Refused(RejectionReason.TOKEN_TOO_LONG), TokenCheck.read(TestTokens.ofLength(8193)));
        assertInstanceOf(TokenReading.Read.class, TokenCheck.read(TestTokens.ofLength(8192)));
    }

    @Test
    void fault_otherAlgorithmThanTheKeys_isThatWhateverElseIsWrong() {
        String token = signed("{\"alg\":\"HS384\"}", "{}");
        assertEquals(Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG), fault(token, NOW));
    }

    @Test
    void fault_signatureOfOtherClaims_isThatWhateverElseIsWrong() {
        String good = signed(claims(NOW));
        String bad = signed("{}");
        String swapped = bad.substring(0, bad.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
        assertEquals(Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG), fault(swapped, NOW));
    }

    @Test
    void fault_claimMissing_isThat() {
        assertEquals(Optional.of(RejectionReason.TOKEN_CLAIM_MISSING), fault(signed("{}"), NOW));
    }

    @Test
    void fault_lifeTooLong_isThatThoughItHasEnded() {
        long now = NOW.getEpochSecond();
        assertEquals(
                Optional.of(RejectionReason.TOKEN_LIFETIME_TOO_LONG), fault(signed(claims(now - 400, now - 1)), NOW));
    }

    @Test
    void fault_expired_isThatFromThatMomentOn() {
        String token = signed(claims(NOW));
        assertEquals(Optional.of(RejectionReason.TOKEN_EXPIRED), fault(token, NOW.plusSeconds(300)));
        assertEquals(Optional.empty(), fault(token, NOW.plusSeconds(300).minusMillis(1)));
    }

    @Test
    void fault_soundToken_isNone() {
        assertEquals(Optional.empty(), fault(signed(claims(NOW)), NOW));
    }
}
