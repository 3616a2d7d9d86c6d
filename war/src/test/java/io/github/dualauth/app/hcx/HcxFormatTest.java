package io.github.dualauth.app.hcx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.app.PathFormats;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.NoFields;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HcxFormatTest {

    private static final Map<RejectionReason.Kind, Integer> STATUS = Map.ofEntries(
            Map.entry(RejectionReason.Kind.UNAUTHENTICATED, 401),
            Map.entry(RejectionReason.Kind.MODE, 401),
            Map.entry(RejectionReason.Kind.ACCOUNT, 403),
            Map.entry(RejectionReason.Kind.USER, 403),
            Map.entry(RejectionReason.Kind.FORBIDDEN, 403),
            Map.entry(RejectionReason.Kind.MALFORMED, 400),
            Map.entry(RejectionReason.Kind.TOO_SLOW, 408),
            Map.entry(RejectionReason.Kind.TOO_LARGE, 413),
            Map.entry(RejectionReason.Kind.UNSUPPORTED, 415),
            Map.entry(RejectionReason.Kind.TOO_MANY, 429),
            Map.entry(RejectionReason.Kind.UNAVAILABLE, 503));

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void answer_everyReason_isHcxsBodyWithTheStatusThatItMeans(RejectionReason reason) {
        FailureAnswer answer = answer(Refusal.of(reason), CredentialKind.TOKEN);
        assertEquals(STATUS.get(reason.kind()), answer.status());
        JsonObject body = body(answer);
        assertEquals(Set.of("timestamp", "error"), body.keySet());
        JsonObject error = body.getJsonObject("error");
        assertEquals(Set.of("code", "message", "trace"), error.keySet());
        assertEquals(JsonValue.NULL, error.get("trace"));
        assertFalse(error.getString("message").isBlank());
        assertEquals(
                answer.status() == 401 || answer.status() == 403,
                error.getString("code").equals("ERR_ACCESS_DENIED"));
    }

    @Test
    void answer_unauthenticated_neverTellsTheReasonsApart() {
        Set<String> messages = new java.util.HashSet<>();
        for (RejectionReason reason : RejectionReason.values()) {
            if (reason.kind() == RejectionReason.Kind.UNAUTHENTICATED) {
                messages.add(body(answer(Refusal.of(reason), CredentialKind.CLIENT_SECRET))
                        .getJsonObject("error")
                        .toString());
            }
        }
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.iterator().next().contains("Invalid credentials"));
    }

    @Test
    void answer_tooMany_saysWhenToTryAgain() {
        Refusal refusal = Refusal.until(RejectionReason.THROTTLED, Duration.ofSeconds(7));
        assertEquals("7", answer(refusal, CredentialKind.TOKEN).headers().get("Retry-After"));
    }

    @Test
    void paths_onlyHcxsOwn_areCovered() {
        for (String path : List.of("/token", "/token/", "/token/x", "/participant", "/participant/search")) {
            assertTrue(isHcxs(path), path);
        }
        for (String path : List.of("/", "/tokens", "/tokenx/y", "/io/token", "/participants", "/Token", "/x/token/")) {
            assertFalse(isHcxs(path), path);
        }
    }

    private static boolean isHcxs(String path) {
        return PathFormats.of(path).filter(HcxPaths.class::isInstance).isPresent();
    }

    private static FailureAnswer answer(Refusal refusal, CredentialKind kind) {
        ApiPolicy policy = new ApiPolicy(
                "test",
                Set.of(AuthenticationMode.APPLICATION),
                Set.of(kind),
                AuthenticationLevel.APPLICATION,
                Set.of(),
                new HcxFormat(),
                new NoFields());
        return new HcxFormat().answer(refusal, policy);
    }

    private static JsonObject body(FailureAnswer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
