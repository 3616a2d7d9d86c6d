package io.github.dualauth.core.token;

import static io.github.dualauth.core.token.TestTokens.HEADER;
import static io.github.dualauth.core.token.TestTokens.claims;
import static io.github.dualauth.core.token.TestTokens.key;
import static io.github.dualauth.core.token.TestTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7515, RFC 7519 and RFC 8725, on tokens as hostile as they come. */
class SignedTokensTest {

    private static final TokenRules RULES = new TokenRules(Duration.ofMinutes(5));

    private final MutableClock clock = MutableClock.stopped();
    private final SignedTokens tokens = new SignedTokens(100, clock);
    private final long now = clock.instant().getEpochSecond();

    static Stream<Arguments> unreadable() {
        String claims = TestTokens.claims(MutableClock.stopped().instant());
        String good = signed(claims);
        return Stream.of(
                Arguments.of("", RejectionReason.TOKEN_MALFORMED),
                Arguments.of("x", RejectionReason.TOKEN_MALFORMED),
                Arguments.of("..", RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good + ".", RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good + ".a.b", RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good.substring(0, good.lastIndexOf('.')), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good.substring(0, good.lastIndexOf('.') + 1), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good + "=", RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good.replaceFirst("\\.", ". "), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(good + "\n", RejectionReason.TOKEN_MALFORMED),
                Arguments.of(withStrayBits(good), RejectionReason.TOKEN_MALFORMED),
                Arguments.of("a".repeat(8193), RejectionReason.TOKEN_TOO_LONG),
                Arguments.of("a".repeat(1_000_000), RejectionReason.TOKEN_TOO_LONG),
                Arguments.of(signed("no JSON"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("[1]"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("null"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("null", "null"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed(""), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("{\"sub\":\"a\",\"sub\":\"b\"}"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("{\"sub\":\"a\",\"\\u0073ub\":\"b\"}"), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("[".repeat(4000)), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(
                        HEADER64 + "." + Base64URL.encode(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                                + ".AA",
                        RejectionReason.TOKEN_MALFORMED));
    }

    static Stream<Arguments> badHeaders() {
        String claims = TestTokens.claims(MutableClock.stopped().instant());
        return Stream.of(
                Arguments.of(signed("[]", claims), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("{}", claims), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("{\"alg\":1}", claims), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(signed("{\"alg\":\"none\"}", claims), RejectionReason.TOKEN_ALGORITHM_WRONG),
                Arguments.of(signed("{\"alg\":\"HS256\",\"alg\":\"none\"}", claims), RejectionReason.TOKEN_MALFORMED),
                Arguments.of(header("\"crit\":[\"exp\"],\"exp\":1"), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"jku\":\"https://evil.example/jwks\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"x5u\":\"https://evil.example/c\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"x5c\":[]"), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}"), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"zip\":\"DEF\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"b64\":false"), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"cty\":\"JWT\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"kid\":\"../../dev/null\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"kid\":\"x' or 'a'='a\""), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"kid\":1"), RejectionReason.TOKEN_HEADER_REFUSED),
                Arguments.of(header("\"kid\":\"" + "k".repeat(129) + "\""), RejectionReason.TOKEN_HEADER_REFUSED));
    }

    private static final String HEADER64 = Base64URL.encode(HEADER).toString();

    private static String header(String more) {
        return signed(
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"," + more + "}",
                claims(MutableClock.stopped().instant()));
    }

    /** The last character of 32 bytes in Base64 has two bits that mean nothing. */
    private static String withStrayBits(String token) {
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + (char) (last + 1);
    }

    @ParameterizedTest
    @MethodSource({"unreadable", "badHeaders"})
    void read_noToken_isRefused(String text, RejectionReason reason) {
        assertEquals(new TokenReading.Refused(reason), tokens.read(text));
    }

    @Test
    void read_longestToken_isTakenAndNoneThatIsLonger() {
        assertEquals(8192, read(TestTokens.ofLength(8192)).text().length());
        assertEquals(new TokenReading.Refused(RejectionReason.TOKEN_TOO_LONG), tokens.read(TestTokens.ofLength(8193)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "iss", "sub", "iat", "exp"})
    void verify_claimMissing_isRefused(String name) {
        String without = claims(clock.instant()).replace("\"" + name + "\"", "\"x\"");
        assertEquals(Optional.of(RejectionReason.TOKEN_CLAIM_MISSING), verify(signed(without)));
    }

    static Stream<Arguments> wrongClaims() {
        long now = MutableClock.stopped().instant().getEpochSecond();
        return Stream.of(
                Arguments.of(claims(now, now - 1), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims(now, now), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims("\"" + now + "\"", now + 1), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims(now, "true"), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims(-1, now + 1), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims(now, "1e30"), RejectionReason.TOKEN_TIME_IN_MILLISECONDS),
                Arguments.of(claims(now * 1000, now * 1000 + 300_000), RejectionReason.TOKEN_TIME_IN_MILLISECONDS),
                Arguments.of(claims(now, now * 1000), RejectionReason.TOKEN_TIME_IN_MILLISECONDS),
                Arguments.of(claims(now, now + 301), RejectionReason.TOKEN_LIFETIME_TOO_LONG),
                Arguments.of(claims(now - 300, now + 1), RejectionReason.TOKEN_LIFETIME_TOO_LONG),
                Arguments.of(claims(now, now + 1).replace("\"client\"", "7"), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(claims(now, now + 1).replace("\"client\"", "\"\""), RejectionReason.TOKEN_CLAIM_INVALID),
                Arguments.of(
                        claims(now, now + 1).replace("}", ",\"nbf\":\"x\"}"), RejectionReason.TOKEN_CLAIM_INVALID));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void verify_claimWrong_isRefused(String claims, RejectionReason reason) {
        assertEquals(Optional.of(reason), verify(signed(claims)));
    }

    @Test
    void verify_otherAlgorithmThanTheKeys_isRefusedBeforeAnythingElse() {
        String rs256 = signed("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", claims(clock.instant()));
        String hs384 = signed("{\"typ\":\"JWT\",\"alg\":\"HS384\"}", claims(clock.instant()));
        assertEquals(Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG), verify(rs256));
        assertEquals(Optional.of(RejectionReason.TOKEN_ALGORITHM_WRONG), verify(hs384));
    }

    @Test
    void verify_signatureChanged_isRefused() {
        String good = signed(claims(clock.instant()));
        int first = good.lastIndexOf('.') + 1;
        String changed = good.substring(0, first) + (good.charAt(first) == 'A' ? 'B' : 'A') + good.substring(first + 1);
        assertEquals(Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG), verify(changed));
    }

    @Test
    void verify_expired_isRefusedFromThatSecondOn() {
        String token = signed(claims(now, now + 300));
        assertEquals(Optional.empty(), verify(token));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertEquals(Optional.empty(), verify(token));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.of(RejectionReason.TOKEN_EXPIRED), verify(token));
        assertEquals(
                Optional.of(RejectionReason.TOKEN_EXPIRED),
                new Fresh().verify(signed(claims(now + 1, now + 300 - 1 + 1))));
    }

    @Test
    void verify_issuedOrGoodLater_isTakenWithinTheLeewayOnly() {
        assertEquals(Optional.empty(), verify(signed(claims(now + 5, now + 200))));
        assertEquals(Optional.of(RejectionReason.TOKEN_NOT_YET_VALID), verify(signed(claims(now + 6, now + 200))));
        String later = claims(now, now + 200).replace("}", ",\"nbf\":" + (now + 6) + "}");
        assertEquals(Optional.of(RejectionReason.TOKEN_NOT_YET_VALID), verify(signed(later)));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), verify(signed(later)));
    }

    @Test
    void verify_millisecondsWhereTheyAreAllowed_areTakenForWhatTheyMean() {
        TokenRules lenient = new TokenRules(Duration.ofMinutes(5), true);
        SignedToken token = read(signed(claims(now * 1000, (now + 300) * 1000)));
        assertEquals(Optional.empty(), tokens.verify(token, key("k"), lenient));
        clock.advance(Duration.ofMinutes(5));
        assertEquals(Optional.of(RejectionReason.TOKEN_EXPIRED), tokens.verify(token, key("k"), lenient));
    }

    @Test
    void read_verifiedBefore_isKnown() {
        String token = signed(claims(clock.instant()));
        assertFalse(read(token).wasVerifiedUnder("k"));
        assertEquals(Optional.empty(), verify(token));
        SignedToken known = read(token);
        assertTrue(known.wasVerifiedUnder("k"));
        assertEquals("client", known.subject());
    }

    @Test
    void verify_signatureThatIsNotRemembered_isTimed() {
        CountingMetrics metrics = new CountingMetrics();
        SignedTokens timed = new SignedTokens(100, clock, metrics);
        String token = signed(claims(clock.instant()));
        for (int checked : List.of(1, 0)) {
            SignedToken read =
                    assertInstanceOf(TokenReading.Read.class, timed.read(token)).token();
            assertEquals(Optional.empty(), timed.verify(read, key("k"), RULES));
            assertEquals(checked, metrics.count("verification token"));
        }
    }

    @Test
    void verify_keyReplacedMeanwhile_isRefusedThoughItWasVerified() {
        String token = signed(claims(clock.instant()));
        assertEquals(Optional.empty(), verify(token));
        TokenKey other = TokenKey.of(
                "k2",
                new OctetSequenceKey.Builder(
                                "another key, of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8))
                        .build(),
                JWSAlgorithm.HS256);
        assertEquals(Optional.of(RejectionReason.TOKEN_SIGNATURE_WRONG), tokens.verify(read(token), other, RULES));
    }

    @Test
    void verify_sameKeyUnderAnotherMark_isVerifiedAnew() {
        String token = signed(claims(clock.instant()));
        assertEquals(Optional.empty(), verify(token));
        assertEquals(Optional.empty(), tokens.verify(read(token), key("k2"), RULES));
    }

    @Test
    void toString_ofAToken_holdsNothingOfIt() {
        assertEquals("SignedToken[HS256]", read(signed(claims(clock.instant()))).toString());
    }

    /** A node that has not seen any token. */
    private final class Fresh {
        private final SignedTokens others = new SignedTokens(100, clock);

        Optional<RejectionReason> verify(String text) {
            SignedToken token =
                    assertInstanceOf(TokenReading.Read.class, others.read(text)).token();
            return others.verify(token, key("k"), RULES);
        }
    }

    private Optional<RejectionReason> verify(String text) {
        return tokens.verify(read(text), key("k"), RULES);
    }

    private SignedToken read(String text) {
        return assertInstanceOf(TokenReading.Read.class, tokens.read(text)).token();
    }
}
