package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class UserApiIT {
    private final Api api;
    private final Integrator integrator;
    private final String practice;

    UserApiIT(Api api, Integrator integrator) {
        this.api = api;
        this.integrator = integrator;
        this.practice = integrator.practice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserCreate", "UserUpdate", "UserSave"})
    void user_badId_isRefused(String method) {
        call(method, "firstName", "A", "lastName", "B").mustRefuse(4210);
        call(method, "userId", "", "firstName", "A", "lastName", "B").mustRefuse(4210);
        call(method, "userId", "@home", "firstName", "A", "lastName", "B").mustRefuse(4241);
        for (String bad : List.of("x".repeat(256), "x".repeat(10_000), "a\u0000b", "a\nb")) {
            assertNames("userId", call(method, "userId", bad, "firstName", "A", "lastName", "B"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserCreate", "UserSave"})
    void user_newWithoutNames_isRefused(String method) {
        assertNames("firstName", call(method, "userId", "u", "lastName", "B"));
        assertNames("lastName", call(method, "userId", "u", "firstName", "A"));
        Answer both = call(method, "userId", "u", "firstName", "", "lastName", null);
        assertNames("firstName", both);
        assertNames("lastName", both);
        call("UserGet", "userId", "u").mustRefuse(4231);
    }

    @Test
    void userCreate_wrongTypes_areRefused() {
        assertNames("firstName", call("UserCreate", "userId", "u", "firstName", List.of("A"), "lastName", "B"));
        assertNames("admin", call("UserCreate", "userId", "u", "firstName", "A", "lastName", "B", "admin", "perhaps"));
        assertNames("userId", call("UserCreate", "userId", Members.of(), "firstName", "A", "lastName", "B"));
    }

    @Test
    void userCreate_existing_isRefusedAndChangesNothing() {
        integrator.user(practice, "u");
        call("UserCreate", "userId", "u", "firstName", "Other", "lastName", "Name")
                .mustRefuse(4230);
        assertEquals("Ada", get("u").getString("firstName"));
    }

    @Test
    void user_unknown_isRefused() {
        call("UserUpdate", "userId", "none", "firstName", "A").mustRefuse(4231);
        call("UserGet", "userId", "none").mustRefuse(4231);
        call("UserGet").mustRefuse(4210);
        integrator.call("UserList", "accountId", RandomIds.id("none")).mustRefuse(4131);
    }

    @Test
    void user_everyField_isAnsweredAndKeptWithoutPassword() {
        JsonObject sent = Members.join(everyField("u"), booleans());
        String password = RandomIds.password("Every");
        Answer created = api.call(
                        "UserCreate",
                        integrator.caller().account(practice),
                        Members.join(sent, Members.of("loginPassword", password)))
                .mustSucceed();
        JsonObject user = created.object("user");
        sent.forEach((name, value) -> assertEquals(value, user.get(name), name));
        assertEquals(practice, user.getString("accountId"));
        assertEquals(user, get("u"));
        assertEquals(List.of(user), integrator.call("UserList").mustSucceed().array("userList"));
        assertFalse(created.toString().contains(password), "The answer has the password");
        assertFalse(user.containsKey("loginPassword"), user::toString);
    }

    private static JsonObject everyField(String id) {
        JsonObject names = Members.of(
                "userId", id,
                "firstName", "Zoë 🩺",
                "middleName", "van 't",
                "lastName", "O'Brien; --",
                "emrUserId", "emr-7",
                "address1", "1 Main St",
                "address2", "Suite 2",
                "city", "Columbus",
                "state", "OH");
        return Members.join(
                names,
                Members.of(
                        "postal", "43215",
                        "timeZone", "America/New_York",
                        "metadata", "{\"k\":\"v\"}",
                        "npi", "1234567893",
                        "providerTaxonomyCode", "207Q00000X",
                        "directAddress", "zoe@" + RandomIds.id("direct") + ".example.org",
                        "loginId", RandomIds.id("login")));
    }

    private static JsonObject booleans() {
        return Members.of("vetted", true, "searchOptOut", false, "provider", true, "admin", false, "active", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserUpdate", "UserSave"})
    void user_absentFields_keepTheirValues(String method) {
        call("UserCreate", "userId", "u", "firstName", "A", "lastName", "B", "city", "Rome", "provider", true)
                .mustSucceed();
        Answer changed = call(method, "userId", "u", "lastName", "C", "city", null, "firstName", "")
                .mustSucceed();
        assertEquals("update", changed.text("action"));
        JsonObject now = get("u");
        assertEquals(
                List.of("A", "C", "Rome"),
                List.of(now.getString("firstName"), now.getString("lastName"), now.getString("city")));
        assertTrue(now.getBoolean("provider") && now.getBoolean("active"), now::toString);
        assertEquals(now, changed.object("user"));
    }

    @Test
    void userSave_new_creates() {
        Answer saved = call("UserSave", "userId", "u", "firstName", "A", "lastName", "B")
                .mustSucceed();
        assertEquals("create", saved.text("action"));
        assertEquals(practice, saved.object("user").getString("accountId"));
    }

    @Test
    void user_idInAuth_countsUnlessTheBodyHasOne() {
        Caller caller = integrator.caller(practice, "in-auth");
        api.call("UserCreate", caller, Members.of("firstName", "A", "lastName", "A"))
                .mustSucceed();
        api.call("UserCreate", caller, Members.of("userId", "in-body", "firstName", "B", "lastName", "B"))
                .mustSucceed();
        assertEquals(
                "A", api.call("UserGet", caller).mustSucceed().object("user").getString("firstName"));
        assertEquals("B", get("in-body").getString("firstName"));
    }

    @Test
    void userGet_person_seesTheirOwnAccount() {
        String colleague = integrator.user(practice);
        Caller person = integrator.person(practice, "me");
        JsonObject seen = api.call("UserGet", person, Members.of("userId", colleague))
                .mustSucceed()
                .object("user");
        assertEquals(get(colleague), seen);
        api.call("UserGet", person, Members.of("userId", colleague, "accountId", practice))
                .mustSucceed();
        assertEquals(
                2, api.call("UserList", person).mustSucceed().array("userList").size());
        assertEquals(
                2,
                api.call("UserList", person, Members.of("accountId", practice))
                        .mustSucceed()
                        .array("userList")
                        .size());
    }

    @Test
    void userList_withAndWithoutAccount_isThatAccountsOrAll() {
        String other = integrator.practice();
        integrator.user(practice, "a");
        integrator.user(other, "a");
        integrator.user(other, "b");
        assertEquals(
                List.of("a", "b"),
                integrator.call("UserList", "accountId", other).mustSucceed().column("userList", "userId"));
        Answer all = integrator.call("UserList").mustSucceed();
        assertEquals(3, all.array("userList").size(), all::toString);
        assertEquals(
                1,
                all.column("userList", "accountId").stream()
                        .filter(practice::equals)
                        .count());
    }

    @Test
    void user_keysThatLookAlike_areDifferent() {
        for (String key : List.of("key", "KEY", "keye", "keyé", "🩺")) {
            call("UserCreate", "userId", key, "firstName", key, "lastName", "x").mustSucceed();
        }
        assertEquals("KEY", get("KEY").getString("firstName"));
        assertEquals("🩺", get("🩺").getString("firstName"));
    }

    private Answer call(String method, Object... members) {
        return integrator.callFor(practice, method, members);
    }

    private JsonObject get(String userId) {
        return call("UserGet", "userId", userId).mustSucceed().object("user");
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field), answer::toString);
    }
}
