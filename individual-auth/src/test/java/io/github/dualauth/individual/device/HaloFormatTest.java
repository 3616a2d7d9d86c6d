package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.NoFields;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HaloFormatTest {

    private static final HaloFormat FORMAT = new HaloFormat();

    @ParameterizedTest
    @CsvSource({
        "NO_CREDENTIAL, 401, Unauthorized, Subscription Key Not Found",
        "CREDENTIAL_NOT_ACCEPTED, 401, Unauthorized, Subscription Key Not Found",
        "TOKEN_MALFORMED, 401, Unauthorized, Subscription Key Not Found",
        "API_KEY_UNKNOWN, 401, Unauthorized, Subscription Key Invalid",
        "API_KEY_EXPIRED, 401, Unauthorized, Subscription Key Invalid",
        "API_KEY_NOT_YET_VALID, 401, Unauthorized, Subscription Key Invalid",
        "API_KEY_REVOKED, 401, Unauthorized, Subscription Key Invalid",
        "API_KEY_ENVIRONMENT_WRONG, 401, Unauthorized, Subscription Key Invalid",
        "APPLICATION_SUSPENDED, 401, Unauthorized, Subscription Key Invalid",
        "API_KEY_ADDRESS_NOT_ALLOWED, 403, Forbidden, Caller Ip Not Allowed",
        "TWO_CREDENTIALS, 400, Bad Request, more than one credential was sent",
        "THROTTLED, 429, Too Many Requests, Rate Limit Exceeded",
        "APPLICATION_LIMIT_REACHED, 429, Too Many Requests, Rate Limit Exceeded",
        "DEPENDENCY_UNAVAILABLE, 503, Service Unavailable, Service Unavailable",
        "BODY_TOO_LARGE, 413, Content Too Large, Content Too Large",
        "CONTENT_TYPE_UNSUPPORTED, 415, Unsupported Media Type, Unsupported Media Type"
    })
    void answer_ofAnApiForKeys_isAsTheContractSays(RejectionReason reason, int status, String title, String message) {
        mustBe(status, title, message, FORMAT.answer(Refusal.of(reason), policy(CredentialKind.API_KEY)));
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void answer_ofAnApiForTokens_tellsNothingApart(RejectionReason reason) {
        FailureAnswer answer = FORMAT.answer(Refusal.of(reason), policy(CredentialKind.TOKEN));
        if (answer.status() == 401) {
            mustBe(401, "Unauthorized", "Invalid token", answer);
            String challenge = answer.headers().get("WWW-Authenticate");
            assertTrue(challenge.startsWith("Bearer realm="), challenge);
            assertEquals(reason == RejectionReason.NO_CREDENTIAL, !challenge.contains("error="), challenge);
        }
        assertFalse(answer.body().contains(reason.name()), answer::body);
    }

    @Test
    void answer_later_saysWhen() {
        Refusal refusal = Refusal.until(RejectionReason.THROTTLED, Duration.ofMillis(1500));
        assertEquals(
                Map.of("Retry-After", "2"),
                FORMAT.answer(refusal, policy(CredentialKind.TOKEN)).headers());
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void answer_headers_areThoseOfTheStatusAlone(RejectionReason reason) {
        FailureAnswer answer = FORMAT.answer(Refusal.of(reason), policy(CredentialKind.API_KEY));
        assertEquals(
                switch (answer.status()) {
                    case 401 ->
                        Map.of("WWW-Authenticate", "SubscriptionKey realm=\"api\", name=\"Ocp-Apim-Subscription-Key\"");
                    case 429, 503 -> Map.of("Retry-After", "2");
                    default -> Map.of();
                },
                answer.headers());
    }

    private static void mustBe(int status, String title, String message, FailureAnswer answer) {
        assertEquals(status, answer.status());
        assertEquals("application/json", answer.contentType());
        assertEquals(
                "{\"error\":{\"status\":" + status + ",\"statusText\":\"" + title + "\",\"message\":\"" + message
                        + "\"}}",
                answer.body());
    }

    private static ApiPolicy policy(CredentialKind kind) {
        return new ApiPolicy(
                "api",
                Set.of(AuthenticationMode.APPLICATION),
                Set.of(kind),
                AuthenticationLevel.APPLICATION,
                Set.of(),
                FORMAT,
                new NoFields());
    }
}
