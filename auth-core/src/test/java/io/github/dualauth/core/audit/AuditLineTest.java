package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\",\"outcome\":\"accepted", "a\\", "a\0b", "a\u001bb", "}\n{"})
    void of_hostileKey_staysOneLineWithOneMember(String key) {
        String line = line(TestEvents.of(new Subject("application", "app", key, "", "", "")));
        assertFalse(line.chars().anyMatch(c -> c < ' '));
        assertEquals(key, json(line).getString("account"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u2028', '\u2029', '\u202e', '\u2066', '\u200b', '\ufeff', '\u0085', '\u007f', '\ud800'})
    void of_characterThatHidesOrMovesOthers_isEscaped(char c) {
        String line = line(TestEvents.of(new Subject("application", "app", "a" + c + "b", "", "", "")));
        assertTrue(line.contains(String.format("\"a\\u%04xb\"", (int) c)), line);
        assertEquals("a" + c + "b", json(line).getString("account"));
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '!', '~', '\u00a0', '\u00e4', '\u4e2d'})
    void of_characterThatHarmsNobody_staysAsItIs(char c) {
        String line = line(TestEvents.of(new Subject("application", "app", "a" + c + "b", "", "", "")));
        assertTrue(line.contains("\"a" + c + "b\""), line);
    }

    @Property
    void of_anySubject_readsBackFromOneLine(@ForAll String account, @ForAll String login) {
        String line = line(TestEvents.of(new Subject("m", "a", account, "", login, "")));
        assertFalse(line.contains("\n"));
        assertEquals(account, json(line).getString("account", ""));
        assertEquals(login, json(line).getString("login", ""));
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void of_refusal_hasReasonCodeAndField(RejectionReason reason) {
        JsonObject line = json(line(TestEvents.refused(reason, "auth.loginId", new HashedIds("", "", "", "c0ffee"))));
        assertEquals("refused", line.getString("outcome"));
        assertEquals(reason.name(), line.getString("reason"));
        assertEquals(reason.code(), line.getInt("code"));
        assertEquals("auth.loginId", line.getString("field"));
        assertEquals("c0ffee", line.getString("loginHash"));
        assertFalse(line.containsKey("application"), "unknown parts are left out");
        assertFalse(line.containsKey("applicationHash"), "unknown parts are left out");
    }

    @Test
    void of_acceptance_hasCallerAndRequest() {
        assertEquals(
                "{\"time\":\"2026-03-01T12:00:00.000000000Z\",\"outcome\":\"accepted\",\"mode\":\"application\","
                        + "\"application\":\"app\",\"account\":\"account\",\"user\":\"user\",\"api\":\"ping\","
                        + "\"source\":\"::1\",\"requestId\":\"7\"}",
                line(TestEvents.accepted("7")));
    }

    @Test
    void of_subjectWithAllParts_hasEachOfThemUnderItsName() {
        assertEquals(
                "{\"time\":\"2026-03-01T12:00:00.000000000Z\",\"outcome\":\"accepted\",\"mode\":\"m\","
                        + "\"application\":\"k1\",\"applicationHash\":\"h1\",\"account\":\"k2\",\"accountHash\":\"h2\","
                        + "\"user\":\"k3\",\"userHash\":\"h3\",\"login\":\"k4\",\"loginHash\":\"h4\",\"device\":\"k5\","
                        + "\"api\":\"ping\",\"source\":\"::1\",\"requestId\":\"7\"}",
                line(new AuthenticationEvent(
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Optional.empty(),
                        new Subject("m", "k1", "k2", "k3", "k4", "k5"),
                        new HashedIds("h1", "h2", "h3", "h4"),
                        new RequestOrigin("ping", "::1", "7"))));
    }

    @Property
    void of_anyTime_readsBackAsThatTime(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
        Instant time = Instant.ofEpochSecond(second, nano);
        byte[] members = AuditLine.members(new AuditNotice(time, "password-expires", Map.of()));
        assertEquals(
                time,
                Instant.parse(json("{" + new String(members, StandardCharsets.UTF_8) + "}")
                        .getString("time")));
    }

    @Test
    void of_notice_isNoDecisionAndOneLine() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("application", "app");
        members.put("name", "a\n\"b");
        AuditNotice notice = new AuditNotice(Instant.parse("2026-03-01T12:00:00Z"), "password-expires", members);
        assertEquals(
                "\"time\":\"2026-03-01T12:00:00.000000000Z\",\"event\":\"password-expires\",\"application\":\"app\","
                        + "\"name\":\"a\\u000a\\\"b\"",
                new String(AuditLine.members(notice), StandardCharsets.UTF_8));
    }

    private static String line(AuthenticationEvent event) {
        return "{" + new String(AuditLine.members(event), StandardCharsets.UTF_8) + "}";
    }

    private static JsonObject json(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
