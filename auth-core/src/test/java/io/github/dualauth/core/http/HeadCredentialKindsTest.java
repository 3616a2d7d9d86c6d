package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.SignOnToken;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.token.SignedTokens;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys, bearer tokens (RFC 6750, 2.1), sessions and links; and more than one of them, which is none. */
class HeadCredentialKindsTest {

    private static final String API_KEY = "Ocp-Apim-Subscription-Key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String SESSION = "__Host-dualauth-session";

    /** In form: <code>{"alg":"HS256"}</code>, <code>{}</code>, and some signature. */
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.AA";

    private final TestRequest request = new TestRequest();

    private HeadCredential of(CredentialKind... kinds) {
        ApiPolicy policy = new ApiPolicy(
                "xdr",
                Set.of(AuthenticationMode.SYSTEM),
                Set.of(kinds),
                AuthenticationLevel.ACCOUNT,
                Set.of(),
                new ProblemFormat(),
                new NoFields());
        return HeadCredential.of(request.context(), policy, new SignedTokens(10, Clock.systemUTC()), "192.0.2.1");
    }

    private Refusal refusal(CredentialKind... kinds) {
        return assertInstanceOf(HeadCredential.Refused.class, of(kinds)).refusal();
    }

    private <T> T found(Class<T> type, CredentialKind... kinds) {
        return assertInstanceOf(
                type, assertInstanceOf(HeadCredential.Found.class, of(kinds)).credential());
    }

    private static void assertHolds(String text, Secret secret) {
        assertTrue(Secret.of(text).sameAs(secret));
    }

    @Test
    void of_apiKeyAndBearerToken_isTwo() {
        request.header(API_KEY, "key").header(AUTHORIZATION, "Bearer " + TOKEN);
        assertEquals(new Refusal(RejectionReason.TWO_CREDENTIALS, API_KEY), refusal(CredentialKind.API_KEY));
    }

    @Test
    void of_twoApiKeys_isTwo() {
        request.header(API_KEY, "key").header(API_KEY, "key");
        assertEquals(new Refusal(RejectionReason.TWO_CREDENTIALS, API_KEY), refusal(CredentialKind.API_KEY));
    }

    @Test
    void of_apiKeyLongerThanAnyThatIsStored_isUnknown() {
        request.header(API_KEY, "k".repeat(257));
        assertEquals(Refusal.of(RejectionReason.API_KEY_UNKNOWN), refusal(CredentialKind.API_KEY));
    }

    @Test
    void of_longestApiKey_isTaken() {
        request.header(API_KEY, "k".repeat(256));
        assertHolds("k".repeat(256), found(ApiKey.class, CredentialKind.API_KEY).secret());
    }

    @Test
    void of_apiKey_isThatWithoutBlanksAndFromItsAddress() {
        request.header(API_KEY, " key\t").header(AUTHORIZATION, "Basic YTpi");
        ApiKey key = found(ApiKey.class, CredentialKind.API_KEY);
        assertHolds("key", key.secret());
        assertEquals("192.0.2.1", key.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void of_blankApiKey_isNothing(String blank) {
        request.header(API_KEY, blank);
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.API_KEY));
        request.header(AUTHORIZATION, "Bearer " + TOKEN);
        found(BearerToken.class, CredentialKind.API_KEY, CredentialKind.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"Bearer, Basic YTpi", "Basic YTpi, Bearer", "Bearer, Bearer"})
    void of_twoAuthorizationsWithABearerToken_isInvalid(String first, String second) {
        request.header(AUTHORIZATION, first.replace("Bearer", "Bearer " + TOKEN))
                .header(AUTHORIZATION, second.replace("Bearer", "Bearer " + TOKEN));
        assertEquals(new Refusal(RejectionReason.AUTHORIZATION_INVALID, AUTHORIZATION), refusal(CredentialKind.TOKEN));
    }

    @Test
    void of_bearerWithoutAToken_isInvalid() {
        request.header(AUTHORIZATION, "Bearer");
        assertEquals(new Refusal(RejectionReason.AUTHORIZATION_INVALID, AUTHORIZATION), refusal(CredentialKind.TOKEN));
    }

    @Test
    void of_bearerTokenThatCannotBeRead_isRefusedForThat() {
        request.header(AUTHORIZATION, "Bearer opaque");
        assertEquals(Refusal.of(RejectionReason.TOKEN_MALFORMED), refusal(CredentialKind.TOKEN));
    }

    @Test
    void of_otherSchemesOfAuthorization_isNothing() {
        request.header(AUTHORIZATION, "Basic YTpi").header(AUTHORIZATION, "Negotiate YTpi");
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.TOKEN));
    }

    @Test
    void of_bearerToken_isThatWithoutDeviceOrSite() {
        request.header(AUTHORIZATION, "bearer " + TOKEN);
        BearerToken token = found(BearerToken.class, CredentialKind.TOKEN);
        assertHolds(TOKEN, token.secret());
        assertEquals(TOKEN, token.token().text());
        assertEquals("", token.deviceId() + token.siteId() + token.accountId() + token.userId());
    }

    @Test
    void of_bearerTokenOfADeviceAtASite_knowsBoth() {
        request.header(AUTHORIZATION, "Bearer " + TOKEN)
                .header("DeviceId", "till 7")
                .path("siteId", "here");
        BearerToken token = found(BearerToken.class, CredentialKind.TOKEN);
        assertEquals("till 7", token.deviceId());
        assertEquals("here", token.siteId());
    }

    /** One of 256 is longer than any that is stored, so what is cut off makes no other device of it. */
    @ParameterizedTest
    @CsvSource({"255, 255", "256, 256", "257, 256", "8000, 256"})
    void of_deviceIdAndSite_areBounded(int sent, int kept) {
        request.header(AUTHORIZATION, "Bearer " + TOKEN)
                .header("DeviceId", "d".repeat(sent))
                .path("siteId", "s".repeat(sent));
        BearerToken token = found(BearerToken.class, CredentialKind.TOKEN);
        assertEquals("d".repeat(kept), token.deviceId());
        assertEquals("s".repeat(kept), token.siteId());
    }

    @ParameterizedTest
    @CsvSource({API_KEY + ", key", AUTHORIZATION + ", Bearer " + TOKEN, AUTHORIZATION + ", Bearer"})
    void of_sessionAndAHeader_isTwo(String header, String value) {
        request.cookie(SESSION, "id").header(header, value);
        assertEquals(Refusal.of(RejectionReason.TWO_CREDENTIALS), refusal(CredentialKind.SESSION));
    }

    @Test
    void of_sessionThatCannotBeOne_isNothing() {
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.SESSION));
        request.cookie(SESSION, "");
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.SESSION));
        request.cookie(SESSION, "s".repeat(257));
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.SESSION));
    }

    @Test
    void of_sessionWhereNoneIsTaken_isNothing() {
        request.cookie(SESSION, "id");
        assertInstanceOf(HeadCredential.Nothing.class, of(CredentialKind.API_KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256})
    void of_session_isThat(int length) {
        request.cookie(SESSION, "s".repeat(length));
        assertHolds(
                "s".repeat(length),
                found(SessionId.class, CredentialKind.SESSION).secret());
    }

    @Test
    void of_noSessionButAHeader_isThat() {
        request.header(API_KEY, "key");
        found(ApiKey.class, CredentialKind.SESSION, CredentialKind.API_KEY);
    }

    @Test
    void of_link_isTheTokenInThePathWhateverElseIsThere() {
        request.path("token", "t".repeat(257)).path("applicationId", "a".repeat(257));
        request.header(API_KEY, "key").cookie(SESSION, "id");
        SignOnToken token = found(SignOnToken.class, CredentialKind.SIGN_ON, CredentialKind.SESSION);
        assertHolds("t".repeat(256), token.secret());
        assertEquals("a".repeat(256), token.applicationId());
        assertEquals("192.0.2.1", token.source());
    }
}
