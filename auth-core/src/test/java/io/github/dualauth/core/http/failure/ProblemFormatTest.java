package io.github.dualauth.core.http.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.RejectionReason.Kind;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.NoFields;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9457 (problem details); RFC 9110, 11.6.1 (WWW-Authenticate) and 10.2.3 (Retry-After). */
class ProblemFormatTest {

    private static final ApiPolicy POLICY = new ApiPolicy(
            "ping",
            Set.of(AuthenticationMode.INDIVIDUAL, AuthenticationMode.APPLICATION),
            Set.of(CredentialKind.PASSWORD),
            AuthenticationLevel.USER,
            Set.of(),
            new ProblemFormat(),
            new NoFields());

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 401, Unauthorized",
        "MODE, 401, Unauthorized",
        "ACCOUNT, 403, Forbidden",
        "USER, 403, Forbidden",
        "FORBIDDEN, 403, Forbidden",
        "MALFORMED, 400, Bad Request",
        "TOO_SLOW, 408, Request Timeout",
        "TOO_LARGE, 413, Content Too Large",
        "UNSUPPORTED, 415, Unsupported Media Type",
        "TOO_MANY, 429, Too Many Requests",
        "UNAVAILABLE, 503, Service Unavailable"
    })
    void answer_kind_hasStatusAndTitle(Kind kind, int status, String title) {
        Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.kind() == kind)
                .forEach(reason -> {
                    FailureAnswer answer = answer(reason);
                    assertEquals(status, answer.status(), reason.name());
                    assertEquals(title, json(answer).getString("title"));
                });
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void answer_anyReason_isAProblemThatNamesNoInternals(RejectionReason reason) {
        FailureAnswer answer = answer(reason);
        JsonObject problem = json(answer);
        assertEquals("application/problem+json", answer.contentType());
        assertEquals(answer.status(), problem.getInt("status"));
        assertEquals("about:blank", problem.getString("type"));
        assertFalse(answer.body().contains(reason.name()));
        assertFalse(answer.body().contains(Integer.toString(reason.code())));
        assertEquals(answer.status() == 401, answer.headers().containsKey("WWW-Authenticate"));
        assertEquals(
                Set.of(429, 503).contains(answer.status()), answer.headers().containsKey("Retry-After"));
    }

    @ParameterizedTest
    @CsvSource({
        "APPLICATION_UNKNOWN, APPLICATION_PASSWORD_WRONG",
        "APPLICATION_UNKNOWN, APPLICATION_SUSPENDED",
        "APPLICATION_UNKNOWN, APPLICATION_PASSWORD_EXPIRED",
        "APPLICATION_UNKNOWN, APPLICATION_PASSWORD_NOT_YET_VALID",
        "APPLICATION_UNKNOWN, APPLICATION_PASSWORD_REVOKED",
        "LOGIN_UNKNOWN, LOGIN_PASSWORD_WRONG",
        "LOGIN_UNKNOWN, LOGIN_ACCOUNT_INACTIVE",
        "LOGIN_UNKNOWN, LOGIN_USER_INACTIVE",
        "APPLICATION_UNKNOWN, LOGIN_UNKNOWN",
        "ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE",
        "USER_UNKNOWN, USER_INACTIVE"
    })
    void answer_unknownAndKnown_areTheSame(RejectionReason unknown, RejectionReason known) {
        assertEquals(answer(unknown), answer(known));
    }

    @Test
    void answer_unauthenticated_challengesWithTheModes() {
        assertEquals(
                "DualAuth realm=\"ping\", modes=\"application,individual\"",
                answer(RejectionReason.NO_CREDENTIAL).headers().get("WWW-Authenticate"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1", "1001, 2", "900000, 900"})
    void answer_throttled_tellsTheDelayInSecondsRoundedUp(long millis, String seconds) {
        Refusal refusal = Refusal.until(RejectionReason.THROTTLED, Duration.ofMillis(millis));
        assertEquals(
                seconds, new ProblemFormat().answer(refusal, POLICY).headers().get("Retry-After"));
    }

    @Test
    void answer_malformed_namesTheFieldAndTheFault() {
        JsonObject problem =
                json(new ProblemFormat().answer(new Refusal(RejectionReason.HALF_CREDENTIAL, "auth.loginId"), POLICY));
        assertEquals("auth.loginId", problem.getString("field"));
        assertEquals("missing", problem.getString("detail"));
    }

    @Test
    void answer_noField_hasNone() {
        assertFalse(json(answer(RejectionReason.JSON_INVALID)).containsKey("field"));
        assertTrue(json(answer(RejectionReason.JSON_INVALID)).containsKey("detail"));
    }

    /** Of who was refused, and who has no role, nothing is told but that. */
    @ParameterizedTest
    @CsvSource({
        "NO_CREDENTIAL, This API needs credentials in the member auth of a JSON body.",
        "APPLICATION_PASSWORD_WRONG, ''",
        "ROLE_MISSING, The caller lacks a role.",
        "API_KEY_ADDRESS_NOT_ALLOWED, ''"
    })
    void answer_refusedCaller_isToldWhatToDoIfAnything(RejectionReason reason, String detail) {
        assertEquals(detail, json(answer(reason)).getString("detail", ""));
    }

    @ParameterizedTest
    @CsvSource({"418, Bad Request", "499, Bad Request", "500, Internal Server Error", "504, Internal Server Error"})
    void title_otherStatus_isThatOfItsClass(int status, String title) {
        assertEquals(title, ProblemFormat.title(status));
    }

    private static FailureAnswer answer(RejectionReason reason) {
        return new ProblemFormat().answer(Refusal.of(reason), POLICY);
    }

    private static JsonObject json(FailureAnswer answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
