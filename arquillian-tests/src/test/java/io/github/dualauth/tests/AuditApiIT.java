package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** One event for one decision; an API is called there as in the configuration, {@code ping-with-auth}. */
@ApiTest
final class AuditApiIT {
    private final Api api;
    private final AuditTrail trail;
    private final Integrator integrator;

    AuditApiIT(DualauthServer server, Integrator integrator) {
        this.api = server.api();
        this.trail = new AuditTrail(server);
        this.integrator = integrator;
    }

    @Test
    void refusal_wrongApplicationPassword_isOneEventWithItsReason() {
        api.call("PracticeList", integrator.caller().with("applicationPassword", "wrong-wrong"))
                .mustRefuse(4010);
        JsonObject event = only(ofApplication(integrator.id()));
        assertReason(event, "APPLICATION_PASSWORD_WRONG", 1002);
        assertEquals("practice-list", event.getString("api"));
        assertEquals("application", event.getString("mode"));
        assertTrue(event.getString("source").contains("127.0.0.1"), event::toString);
        Duration age = Duration.between(Instant.parse(event.getString("time")), Instant.now());
        assertTrue(age.abs().compareTo(Duration.ofMinutes(1)) < 0, event::toString);
    }

    @Test
    void refusal_nothingKnown_isAnEventWithoutWhatWasPresented() {
        String presented = RandomIds.password("perhaps-a-password-in-the-wrong-field");
        int before = trail.events().size();
        api.call("PingWithApplicationAuth", Caller.application(presented, "wrong-wrong"))
                .mustRefuse(4010);
        api.call("PingWithAuth", Caller.individual(presented, "wrong-wrong")).mustRefuse(4010);
        api.call("PingWithAuth", integrator.caller(presented, presented)).mustRefuse(4011);
        List<JsonObject> events = trail.await(before + 3, event -> true);
        List<JsonObject> ours = events.subList(before, before + 3);
        assertReason(ours.get(0), "APPLICATION_UNKNOWN", 1001);
        assertReason(ours.get(1), "LOGIN_UNKNOWN", 2001);
        assertReason(ours.get(2), "ACCOUNT_UNKNOWN", 1102);
        assertFalse(ours.toString().contains(presented), ours::toString);
    }

    @Test
    void refusal_person_isOneEventWithItsReason() {
        String practice = integrator.practice();
        Caller person = integrator.person(practice);
        api.call("PingWithAuth", person.with("loginPassword", "wrong-wrong")).mustRefuse(4010);
        JsonObject wrong = only(ofLogin(person.id()));
        assertReason(wrong, "LOGIN_PASSWORD_WRONG", 2002);
        assertEquals("individual", wrong.getString("mode"));
    }

    @Test
    void refusal_levels_areEventsWithTheirReasons() {
        String practice = integrator.practice();
        api.call("PingWithAccountAuth", integrator.caller()).mustRefuse(4011);
        api.call("PingWithAccountAuth", integrator.caller().account("none")).mustRefuse(4011);
        api.call("PingWithAuth", integrator.caller().account(practice)).mustRefuse(4012);
        api.call("PingWithAuth", integrator.caller(practice, "none")).mustRefuse(4012);
        Predicate<JsonObject> refused = event -> event.getString("reason", "").startsWith("ACCOUNT_")
                || event.getString("reason", "").startsWith("USER_");
        List<JsonObject> events = trail.await(4, ofApplication(integrator.id()).and(refused));
        assertEquals(
                List.of("ACCOUNT_NOT_NAMED", "ACCOUNT_UNKNOWN", "USER_NOT_NAMED", "USER_UNKNOWN"),
                events.stream().map(event -> event.getString("reason")).toList());
    }

    @Test
    void refusal_modeRoleAndNoCredential_areEventsWithTheirReasons() {
        Caller person = integrator.person(integrator.practice());
        int before = trail.events().size();
        api.call("PracticeSave", person).mustRefuse(4010);
        api.call("ApplicationList", integrator.caller()).mustRefuse(4010);
        api.call("UserList", Caller.nobody()).mustRefuse(4010);
        List<JsonObject> events = trail.await(before + 3, event -> true);
        for (String reason : List.of("MODE_NOT_ACCEPTED", "ROLE_MISSING", "NO_CREDENTIAL")) {
            assertTrue(
                    events.stream()
                            .anyMatch(event -> event.getString("reason", "").equals(reason)),
                    () -> "No " + reason);
        }
    }

    @Test
    void refusal_malformed_isAnEvent() {
        String half = "{\"auth\":{\"applicationId\":\"" + integrator.id() + "\"}}";
        int before = trail.events().size();
        api.post("/io/ApplicationList", half).mustRefuse(4000);
        List<JsonObject> events = trail.await(before + 1, event -> true);
        JsonObject event = events.get(events.size() - 1);
        assertReason(event, "HALF_CREDENTIAL", 4012);
        assertEquals("application-list", event.getString("api"));
    }

    @Test
    void success_eachMode_isOneEventWithWho() {
        String practice = integrator.practice();
        String user = RandomIds.id("user");
        Caller person = integrator.person(practice, user);
        api.call("pingwithauth", person).mustSucceed();
        JsonObject individual = only(ofLogin(person.id()));
        api.call("pingwithauth", integrator.caller(practice, user)).mustSucceed();
        JsonObject application = only(ofApplication(integrator.id())
                .and(event -> event.getString("mode", "").equals("application"))
                .and(event -> event.getString("user", "").equals(user))
                .and(event -> event.getString("api").equals("ping-with-auth")));
        for (JsonObject event : List.of(individual, application)) {
            assertEquals("ping-with-auth", event.getString("api"));
            assertEquals(List.of(practice, user), List.of(event.getString("account"), event.getString("user")));
            assertFalse(event.getString("requestId").isBlank());
        }
        assertNotEquals(individual.getString("requestId"), application.getString("requestId"));
        api.call("PingWithAuth", person.with("loginPassword", "wrong-wrong")).mustRefuse(4010);
        List<JsonObject> both = trail.await(2, ofLogin(person.id()));
        assertNotEquals(both.get(0).getString("outcome"), both.get(1).getString("outcome"));
    }

    @Test
    void ping_none_isNoDecision() {
        api.call("Ping", integrator.caller().with("applicationId", "ping-" + integrator.id()))
                .mustSucceed();
        api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed();
        trail.await(1, ofApplication(integrator.id()));
        assertTrue(trail.events().stream().noneMatch(ofApplication("ping-" + integrator.id())));
    }

    @Test
    void events_underLoad_areAllThereOnce() {
        Parallel.spread(
                16,
                500,
                i -> api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed());
        List<JsonObject> events = trail.await(500, ofApplication(integrator.id()));
        assertEquals(500, events.size());
        assertEquals(
                500,
                events.stream()
                        .map(event -> event.getString("requestId"))
                        .distinct()
                        .count());
    }

    private JsonObject only(Predicate<JsonObject> wanted) {
        List<JsonObject> events = trail.await(1, wanted);
        assertEquals(1, events.size(), events::toString);
        return events.get(0);
    }

    private static void assertReason(JsonObject event, String reason, int code) {
        assertEquals(reason, event.getString("reason"), event::toString);
        assertEquals(code, event.getInt("code"), event::toString);
    }

    private static Predicate<JsonObject> ofApplication(String id) {
        return event -> event.getString("application", "").equals(id);
    }

    private static Predicate<JsonObject> ofLogin(String id) {
        return event -> event.getString("login", "").equals(id);
    }
}
