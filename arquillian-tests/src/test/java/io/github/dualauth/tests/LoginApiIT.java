package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class LoginApiIT {
    private final Api api;
    private final Integrator integrator;
    private final String practice;
    private final String password = RandomIds.password("Login");

    LoginApiIT(Api api, Integrator integrator) {
        this.api = api;
        this.integrator = integrator;
        this.practice = integrator.practice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserCreate", "UserSave"})
    void login_withoutPassword_isRefused(String method) {
        login(method, "u", RandomIds.id("login"), null).mustRefuse(4232);
        login(method, "u", RandomIds.id("login"), "").mustRefuse(4232);
        integrator.callFor(practice, "UserGet", "userId", "u").mustRefuse(4231);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserUpdate", "UserSave"})
    void login_withoutPasswordOnAUserWithoutLogin_isRefused(String method) {
        integrator.user(practice, "u");
        integrator
                .callFor(practice, method, "userId", "u", "loginId", RandomIds.id("login"))
                .mustRefuse(4232);
    }

    @Test
    void login_badPassword_isRefusedAndNothingIsMade() {
        String loginId = RandomIds.id("Login");
        for (String bad : List.of(
                "1234567", "x", "a".repeat(129), "x".repeat(10_000), loginId, loginId.toUpperCase(Locale.ROOT))) {
            login("UserCreate", "u", loginId, bad).mustRefuse(4233);
        }
        integrator.callFor(practice, "UserGet", "userId", "u").mustRefuse(4231);
        api.call("PingWithAuth", Caller.individual(loginId, loginId)).mustRefuse(4010);
    }

    @Test
    void login_badId_isRefused() {
        for (String bad : List.of("x".repeat(256), "x".repeat(10_000), "a\u0000b", "a\nb")) {
            Answer answer = login("UserCreate", "u", bad, password).mustRefuse(4060);
            assertTrue(answer.message().contains("loginId"), answer::toString);
        }
    }

    @Test
    void login_takenAnywhereWhateverTheSpelling_isRefused(Integrator other) {
        String hex = RandomIds.id("x");
        login("UserCreate", "u", "Ａda-" + hex, password).mustSucceed();
        String theirs = other.practice();
        for (String same : List.of("Ada-" + hex, "ADA-" + hex.toUpperCase(Locale.ROOT), "ａＤa-" + hex)) {
            login("UserCreate", "v", same, password).mustRefuse(4234);
            other.callFor(
                            theirs,
                            "UserSave",
                            "userId",
                            "v",
                            "firstName",
                            "A",
                            "lastName",
                            "B",
                            "loginId",
                            same,
                            "loginPassword",
                            password)
                    .mustRefuse(4234);
        }
        integrator.callFor(practice, "UserGet", "userId", "v").mustRefuse(4231);
        other.callFor(theirs, "UserGet", "userId", "v").mustRefuse(4231);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserCreate", "UserSave"})
    void login_new_worksAtOnceInAnySpelling(String method) {
        String loginId = RandomIds.id("Émile");
        login(method, "u", loginId, password).mustSucceed();
        for (String same : List.of(
                loginId,
                loginId.toLowerCase(Locale.ROOT),
                loginId.toUpperCase(Locale.ROOT),
                loginId.replace("É", "E\u0301"))) {
            api.call("PingWithAuth", Caller.individual(same, password)).mustSucceed();
        }
        api.call("PingWithAuth", Caller.individual(loginId, password.toLowerCase(Locale.ROOT)))
                .mustRefuse(4010);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserUpdate", "UserSave"})
    void login_addedToAUser_worksAtOnce(String method) {
        String loginId = RandomIds.id("login");
        integrator.user(practice, "u");
        Answer answer = integrator
                .callFor(practice, method, "userId", "u", "loginId", loginId, "loginPassword", password)
                .mustSucceed();
        assertEquals(loginId, answer.object("user").getString("loginId"));
        api.call("PingWithAuth", Caller.individual(loginId, password)).mustSucceed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tR7!kq2Lw", "  spaces  ", "with:colon\"quote\\", "пароль-密码-🔑"})
    void password_allowed_works(String allowed) {
        String loginId = RandomIds.id("login");
        login("UserCreate", "u", loginId, allowed).mustSucceed();
        api.call("PingWithAuth", Caller.individual(loginId, allowed)).mustSucceed();
        api.call("PingWithAuth", Caller.individual(loginId, allowed + "x")).mustRefuse(4010);
    }

    @Test
    void password_longestAllowed_worksAndEveryCharacterCounts() {
        String loginId = RandomIds.id("login");
        String longest = RandomIds.password("Long").repeat(20).substring(0, 128);
        login("UserCreate", "u", loginId, longest).mustSucceed();
        api.call("PingWithAuth", Caller.individual(loginId, longest)).mustSucceed();
        api.call("PingWithAuth", Caller.individual(loginId, longest.substring(0, 127)))
                .mustRefuse(4010);
        api.call("PingWithAuth", Caller.individual(loginId, longest.substring(0, 127) + "\u20ac"))
                .mustRefuse(4010);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserUpdate", "UserSave"})
    void password_alone_resetsAtOnce(String method) {
        Caller person = warm(integrator.person(practice, "u"));
        integrator
                .callFor(practice, method, "userId", "u", "loginPassword", password)
                .mustSucceed();
        api.call("PingWithAuth", person).mustRefuse(4010, "Unauthorized");
        api.call("PingWithAuth", person.with("loginPassword", password)).mustSucceed();
    }

    @Test
    void password_aloneOnAUserWithoutLogin_isRefused() {
        integrator.user(practice, "u");
        Answer answer = integrator.callFor(practice, "UserUpdate", "userId", "u", "loginPassword", password);
        assertTrue(Set.of(4060, 4232, 4233).contains(answer.code()), answer::toString);
    }

    @Test
    void login_replaced_endsTheOldOne() {
        Caller person = warm(integrator.person(practice, "u"));
        String next = RandomIds.id("login");
        integrator
                .callFor(practice, "UserUpdate", "userId", "u", "loginId", next, "loginPassword", password)
                .mustSucceed();
        api.call("PingWithAuth", person).mustRefuse(4010, "Unauthorized");
        api.call("PingWithAuth", person.with("loginPassword", password)).mustRefuse(4010, "Unauthorized");
        api.call("PingWithAuth", Caller.individual(next, password)).mustSucceed();
        login("UserCreate", "v", person.id(), password).mustSucceed();
    }

    @Test
    void login_sentAgainUnchanged_keepsWorking() {
        Caller person = integrator.person(practice, "u");
        integrator
                .callFor(practice, "UserSave", "userId", "u", "loginId", person.id(), "city", "Rome")
                .mustSucceed();
        api.call("PingWithAuth", person).mustSucceed();
    }

    @Test
    void loginPasswordChange_badPassword_isRefusedAndTheOldOneStays() {
        Caller person = integrator.person(practice);
        api.call("LoginPasswordChange", person).mustRefuse(4232);
        change(person, "").mustRefuse(4232);
        change(person, null).mustRefuse(4232);
        for (String bad :
                List.of("1234567", "a".repeat(129), person.id(), person.id().toUpperCase(Locale.ROOT))) {
            change(person, bad).mustRefuse(4233);
        }
        api.call("PingWithAuth", person).mustSucceed();
    }

    @Test
    void loginPasswordChange_old_isRefusedAtTheNextCall() {
        Caller person = warm(integrator.person(practice));
        change(person, password).mustSucceed();
        api.call("PingWithAuth", person).mustRefuse(4010, "Unauthorized");
        api.call("PingWithAuth", person.with("loginPassword", password)).mustSucceed();
        change(person, RandomIds.password("Again")).mustRefuse(4010, "Unauthorized");
    }

    private Answer change(Caller person, String newPassword) {
        return api.call("LoginPasswordChange", person, Members.of("newPassword", newPassword));
    }

    private Caller warm(Caller person) {
        for (int i = 0; i < 3; i++) {
            api.call("PingWithAuth", person).mustSucceed();
        }
        return person;
    }

    private Answer login(String method, String userId, String loginId, String loginPassword) {
        return integrator.callFor(
                practice,
                method,
                "userId",
                userId,
                "firstName",
                "A",
                "lastName",
                "B",
                "loginId",
                loginId,
                "loginPassword",
                loginPassword);
    }
}
