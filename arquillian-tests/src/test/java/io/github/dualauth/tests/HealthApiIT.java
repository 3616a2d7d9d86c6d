package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operators and their monitors ask for: health, metrics, and the ID of a request. */
@ApiTest
final class HealthApiIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static Map<String, String> checks(Api api, String path) {
        HttpResponse<String> answer = api.get(path, "application/json");
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject health = Members.parse(answer.body());
        assertEquals("UP", health.getString("status"));
        return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(check -> check.getString("name"), check -> check.getString("status")));
    }

    @Test
    void ready_healthyServer_namesWhatItNeeds(Api api) {
        assertEquals(Map.of("database", "UP", "key", "UP", "audit", "UP", "grid", "UP"), checks(api, "/health/ready"));
    }

    @Test
    void live_healthyServer_isUp(Api api) {
        assertEquals(Map.of("dualauth", "UP"), checks(api, "/health/live"));
    }

    @Test
    void metrics_afterARefusal_countIt(Api api, DualauthServer server) {
        api.call("PingWithApplicationAuth", server.administrator().with("applicationPassword", "wrong"))
                .mustRefuse(4010);
        String metrics = metrics(api);
        assertTrue(
                metrics.lines()
                        .anyMatch(line -> line.startsWith("dualauth_decisions_total{")
                                && line.contains("APPLICATION_PASSWORD_WRONG")),
                metrics);
    }

    @Test
    void metrics_afterAPersonsCalls_showWhatTheyCost(Api api, Integrator integrator) {
        Caller person = integrator.person(integrator.practice(), "u");
        String before = metrics(api);
        api.call("PingWithAuth", person).mustSucceed();
        String first = metrics(api);
        assertMore("dualauth_verification_seconds_count", "kind=\"login-password\"", before, first);
        double longest = value(first, "dualauth_verification_seconds_max", "kind=\"login-password\"")
                .orElseThrow();
        assertTrue(longest > 0 && longest < 60, () -> longest + " seconds");
        assertMore("dualauth_cache_misses_total", "cache=\"users\"", before, first);
        api.call("PingWithAuth", person).mustSucceed();
        String second = metrics(api);
        for (String cache : List.of("logins", "users", "accounts", "verified-secrets")) {
            assertMore("dualauth_cache_hits_total", "cache=\"" + cache + '"', first, second);
        }
    }

    @Test
    void metrics_ofAnyServer_showWhatItHasToDo(Api api) {
        String metrics = metrics(api);
        for (String name : List.of("dualauth_bulkhead_depth", "dualauth_audit_waiting", "dualauth_audit_lag")) {
            assertTrue(value(metrics, name, "").isPresent(), name);
        }
        for (String limit : List.of("failures", "application", "account")) {
            assertTrue(
                    value(metrics, "dualauth_throttled_total", "limit=\"" + limit + '"')
                            .isPresent(),
                    limit);
        }
        for (String kind : List.of("login-password", "application-password", "token", "certificate")) {
            assertTrue(
                    value(metrics, "dualauth_verification_seconds_count", "kind=\"" + kind + '"')
                            .isPresent(),
                    kind);
        }
    }

    private static String metrics(Api api) {
        return api.get("/metrics", "text/plain").body();
    }

    /** Other tests may use the same server meanwhile. */
    private static void assertMore(String name, String tag, String before, String after) {
        double was = value(before, name, tag).orElse(0);
        double is = value(after, name, tag).orElse(0);
        assertTrue(is > was, () -> name + ' ' + tag + ": " + was + ", " + is);
    }

    private static OptionalDouble value(String metrics, String name, String tag) {
        return metrics.lines()
                .filter(line -> line.matches(name + "[{ ].*") && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    @Test
    void requestId_ofATraceparent_isInTheAnswerAndTheAudit(Api api, DualauthServer server) {
        HttpResponse<String> answer = api.send(request(api, "00-" + TRACE + "-00f067aa0ba902b7-01"));
        assertEquals(TRACE, answer.headers().firstValue("X-Request-Id").orElseThrow());
        new AuditTrail(server).await(1, event -> TRACE.equals(event.getString("requestId", "")));
    }

    @Test
    void requestId_ofABrokenTraceparent_isMade(Api api) {
        HttpResponse<String> answer = api.send(request(api, "00-" + TRACE + "-0000000000000000-01"));
        String made = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(made.matches("[0-9a-f]{32}") && !made.equals(TRACE), made);
    }

    private static HttpRequest.Builder request(Api api, String traceparent) {
        return HttpRequest.newBuilder(api.base().resolve("/io/PingWithAuth"))
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }
}
