package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Operation;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawConnection;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class ApplicationApiIT {
    private final DualauthServer server;
    private final Api api;
    private final Caller administrator;
    private final Integrator integrator;

    ApplicationApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.administrator = server.administrator();
        this.integrator = integrator;
    }

    @ParameterizedTest
    @MethodSource("io.github.dualauth.tests.harness.Operation#forAdministrators")
    void method_withoutTheRole_isRefused(Operation operation) {
        JsonObject members = Members.of("applicationId", integrator.id(), "name", "x");
        api.call(operation.name(), integrator.caller(), members)
                .mustRefuse(4010, "Unauthorized [this API requires the role administrator]");
        api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApplicationRotatePassword", "ApplicationSuspend", "ApplicationResume"})
    void application_unknown_isRefused(String method) {
        admin(method, "applicationId", RandomIds.id("none")).mustRefuse(4511);
    }

    @Test
    void applicationCreate_faults_areRefused() {
        String id = RandomIds.id("app");
        assertNames("name", admin("ApplicationCreate", "applicationId", id));
        assertNames("name", admin("ApplicationCreate", "applicationId", id, "name", ""));
        assertNames("roles", admin("ApplicationCreate", "applicationId", id, "name", "x", "roles", List.of("king")));
        assertNames(
                "roles",
                admin("ApplicationCreate", "applicationId", id, "name", "x", "roles", List.of("Administrator ")));
        assertNames("roles", admin("ApplicationCreate", "applicationId", id, "name", "x", "roles", Members.of()));
        assertNames("applicationId", admin("ApplicationCreate", "applicationId", "x".repeat(10_000), "name", "x"));
        assertNames("applicationId", admin("ApplicationCreate", "applicationId", "a\u0000b", "name", "x"));
        admin("ApplicationSuspend", "applicationId", id).mustRefuse(4511);
    }

    @Test
    void applicationCreate_existing_isRefusedAndChangesNothing() {
        admin("ApplicationCreate", "applicationId", integrator.id(), "name", "x")
                .mustRefuse(4510);
        admin("ApplicationCreate", "applicationId", administrator.id(), "name", "x")
                .mustRefuse(4510);
        api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed();
    }

    @Test
    void applicationSuspend_itself_isRefused() {
        admin("ApplicationSuspend", "applicationId", administrator.id()).mustRefuse(4060);
        api.call("PingWithApplicationAuth", administrator).mustSucceed();
    }

    @Test
    void applicationCreate_withoutId_makesOneThatWorks() {
        Answer made = admin("ApplicationCreate", "name", "Unnamed").mustSucceed();
        JsonObject application = made.object("application");
        assertFalse(application.getString("applicationId").isBlank());
        assertEquals("Unnamed", application.getString("name"));
        assertTrue(application.getBoolean("active"));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, application.getJsonArray("roles"));
        assertFalse(application.containsKey("applicationPassword"), application::toString);
        Caller caller = Caller.application(application.getString("applicationId"), made.text("applicationPassword"));
        api.call("PingWithApplicationAuth", caller).mustSucceed();
    }

    @Test
    void applicationCreate_passwords_areLongAndNeverTheSame() {
        String first = admin("ApplicationCreate", "name", "x").text("applicationPassword");
        String second = admin("ApplicationCreate", "name", "x").text("applicationPassword");
        assertNotEquals(first, second);
        assertTrue(first.length() >= 43, "256 bits need 43 characters in base 64");
    }

    @Test
    void applicationCreate_administrator_hasTheRole() {
        String id = RandomIds.id("admin");
        Answer made = admin("ApplicationCreate", "applicationId", id, "name", "x", "roles", List.of("administrator"));
        Caller second = Caller.application(id, made.mustSucceed().text("applicationPassword"));
        assertEquals(List.of("\"administrator\""), names(made.object("application")));
        api.call("ApplicationCreate", second, Members.of("name", "made by the second"))
                .mustSucceed();
    }

    private static List<String> names(JsonObject application) {
        return application.getJsonArray("roles").stream()
                .map(JsonValue::toString)
                .toList();
    }

    @Test
    void applicationList_showsEveryoneAndNoPassword() {
        String created = RandomIds.id("app");
        String password = admin("ApplicationCreate", "applicationId", created, "name", "x")
                .text("applicationPassword");
        String cursor = "";
        boolean seen = false;
        do {
            Answer page =
                    admin("ApplicationList", "limit", 1000, "cursor", cursor).mustSucceed();
            assertFalse(page.toString().toLowerCase(Locale.ROOT).contains("password"), page::toString);
            assertFalse(page.toString().contains(password), "The list has a password");
            seen |= page.column("applicationList", "applicationId").contains(created);
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertTrue(seen, created + " is not in the list");
    }

    @Test
    void applicationRotatePassword_old_isRefusedAtTheNextCall() {
        for (int i = 0; i < 3; i++) {
            api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed();
        }
        Answer rotated = admin("ApplicationRotatePassword", "applicationId", integrator.id())
                .mustSucceed();
        api.call("PingWithApplicationAuth", integrator.caller()).mustRefuse(4010, "Unauthorized");
        Caller fresh = integrator.caller().with("applicationPassword", rotated.text("applicationPassword"));
        api.call("PingWithApplicationAuth", fresh).mustSucceed();
    }

    @Test
    void applicationSuspend_itsCalls_areRefusedUntilResumed() {
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        api.call("PingWithAuth", application).mustSucceed();
        Answer suspended =
                admin("ApplicationSuspend", "applicationId", integrator.id()).mustSucceed();
        assertFalse(suspended.object("application").getBoolean("active"), suspended::toString);
        api.call("PingWithAuth", application).mustRefuse(4010, "Unauthorized");
        admin("ApplicationSuspend", "applicationId", integrator.id()).mustSucceed();
        Answer resumed =
                admin("ApplicationResume", "applicationId", integrator.id()).mustSucceed();
        assertTrue(resumed.object("application").getBoolean("active"), resumed::toString);
        api.call("PingWithAuth", application).mustSucceed();
    }

    /** Whoever has a leaked password can hold calls open: none of them may make another one once it is replaced. */
    @Test
    void call_heldOpenUntilThePasswordIsRevoked_isRefused() {
        String body = integrator.caller().body(Members.of("name", "late")) + " ".repeat(100_000);
        try (RawConnection held = server.connect(Duration.ofSeconds(30))) {
            held.announce("/io/ApplicationPasswordCreate", body.length() + 1L).send(body);
            new AuditTrail(server)
                    .await(
                            1,
                            event -> event.getString("application", "").equals(integrator.id())
                                    && event.getString("api", "").equals("application-password-create"));
            Answer rotated = admin("ApplicationRotatePassword", "applicationId", integrator.id())
                    .mustSucceed();
            held.send(" ").read().envelope().mustRefuse(4010, "Unauthorized");
            Caller fresh = integrator.caller().with("applicationPassword", rotated.text("applicationPassword"));
            List<String> names =
                    api.call("ApplicationPasswordList", fresh).mustSucceed().column("applicationPasswordList", "name");
            assertFalse(names.contains("late"), names::toString);
        }
    }

    private Answer admin(String method, Object... members) {
        return api.call(method, administrator, Members.of(members));
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field), answer::toString);
    }
}
