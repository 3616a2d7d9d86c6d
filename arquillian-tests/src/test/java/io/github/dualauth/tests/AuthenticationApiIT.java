package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Operation;
import io.github.dualauth.tests.harness.RandomIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class AuthenticationApiIT {
    private static final String OPERATIONS = "io.github.dualauth.tests.harness.Operation#";
    private static final String APPLICATION_REQUIRED = "Unauthorized [this API requires application authentication]";
    private static final String INDIVIDUAL_REQUIRED = "Unauthorized [this API requires individual authentication]";
    private static final String WRONG = "not-the-password-0123456789";

    private final Api api;
    private final Integrator integrator;

    AuthenticationApiIT(Api api, Integrator integrator) {
        this.api = api;
        this.integrator = integrator;
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS + "protectedOnes")
    void method_noCredentials_isUnauthorized(Operation operation) {
        String path = "/io/" + operation.name();
        api.post(path, "{}").mustRefuse(4010, "Unauthorized");
        api.post(path, "{\"auth\":{}}").mustRefuse(4010, "Unauthorized");
        api.post(path, "{\"auth\":null}").mustRefuse(4010, "Unauthorized");
        api.post(path, "{\"auth\":{\"applicationId\":\"\",\"applicationPassword\":null,\"loginId\":\"\"}}")
                .mustRefuse(4010, "Unauthorized");
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS + "forApplications")
    void method_wrongApplication_isUnauthorizedWithoutDetail(Operation operation) {
        Caller wrongPassword = Caller.application(integrator.id(), WRONG);
        Caller unknown = Caller.application(RandomIds.id("nobody"), WRONG);
        api.call(operation.name(), wrongPassword.account("x").user("y")).mustRefuse(4010, "Unauthorized");
        api.call(operation.name(), unknown.account("x").user("y")).mustRefuse(4010, "Unauthorized");
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS + "forPeople")
    void method_wrongPerson_isUnauthorizedWithoutDetail(Operation operation) {
        Caller person = integrator.person(integrator.practice());
        api.call(operation.name(), Caller.individual(person.id(), WRONG)).mustRefuse(4010, "Unauthorized");
        api.call(operation.name(), Caller.individual(RandomIds.id("nobody"), WRONG))
                .mustRefuse(4010, "Unauthorized");
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS + "applicationOnly")
    void method_applicationOnly_refusesPeopleRightOrWrong(Operation operation) {
        Caller person = integrator.person(integrator.practice());
        api.call(operation.name(), person).mustRefuse(4010, APPLICATION_REQUIRED);
        api.call(operation.name(), Caller.individual("nobody", WRONG)).mustRefuse(4010, APPLICATION_REQUIRED);
    }

    @Test
    void loginPasswordChange_application_isRefused() {
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        api.call("LoginPasswordChange", application, Members.of("newPassword", RandomIds.password("New")))
                .mustRefuse(4010, INDIVIDUAL_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PingWithAccountAuth", "PingWithAuth", "UserCreate", "UserUpdate", "UserSave", "UserGet"})
    void account_missingUnknownOrInactive_isToldToTheRightApplicationOnly(String method) {
        String inactive = integrator.practice();
        integrator
                .call("PracticeUpdate", "accountId", inactive, "active", false)
                .mustSucceed();
        for (Caller caller : new Caller[] {
            integrator.caller().user("u"),
            integrator.caller().account("").user("u"),
            integrator.caller(RandomIds.id("none"), "u"),
            integrator.caller(inactive, "u")
        }) {
            api.call(method, caller).mustRefuse(4011, "Unauthorized [Practice does not exist or is inactive]");
            api.call(method, caller.with("applicationPassword", WRONG)).mustRefuse(4010, "Unauthorized");
        }
    }

    @Test
    void user_missingUnknownOrInactive_isToldToTheRightApplicationOnly() {
        String practice = integrator.practice();
        String inactive = integrator.user(practice);
        String elsewhere = integrator.user(integrator.practice());
        integrator
                .callFor(practice, "UserUpdate", "userId", inactive, "active", false)
                .mustSucceed();
        for (Caller caller : new Caller[] {
            integrator.caller().account(practice),
            integrator.caller(practice, ""),
            integrator.caller(practice, RandomIds.id("none")),
            integrator.caller(practice, inactive),
            integrator.caller(practice, elsewhere)
        }) {
            api.call("PingWithAuth", caller).mustRefuse(4012, "Unauthorized [User does not exist or is inactive]");
            api.call("PingWithAuth", caller.with("applicationPassword", WRONG)).mustRefuse(4010, "Unauthorized");
        }
    }

    @Test
    void person_inactiveUser_isRefusedUntilActiveAgain() {
        String practice = integrator.practice();
        String user = RandomIds.id("user");
        Caller person = integrator.person(practice, user);
        api.call("PingWithAuth", person).mustSucceed();
        integrator
                .callFor(practice, "UserUpdate", "userId", user, "active", false)
                .mustSucceed();
        api.call("PingWithAuth", person).mustRefuse(4010, "Unauthorized");
        integrator.callFor(practice, "UserSave", "userId", user, "active", true).mustSucceed();
        api.call("PingWithAuth", person).mustSucceed();
    }

    @Test
    void person_inactiveAccount_isRefusedUntilActiveAgain() {
        String practice = integrator.practice();
        Caller person = integrator.person(practice);
        api.call("PingWithAuth", person).mustSucceed();
        integrator
                .call("PracticeUpdate", "accountId", practice, "active", false)
                .mustSucceed();
        api.call("PingWithAuth", person).mustRefuse(4010, "Unauthorized");
        integrator.call("PracticeSave", "accountId", practice, "active", true).mustSucceed();
        api.call("PingWithAuth", person).mustSucceed();
    }

    @Test
    void levels_rightCredentials_succeed() {
        String practice = integrator.practice();
        String user = integrator.user(practice);
        api.call("PingWithApplicationAuth", integrator.caller()).mustSucceed();
        api.call("PingWithApplicationAuth", integrator.caller("none", "none")).mustSucceed();
        api.call("PingWithAccountAuth", integrator.caller().account(practice)).mustSucceed();
        api.call("PingWithAccountAuth", integrator.caller(practice, "none")).mustSucceed();
        api.call("PingWithAuth", integrator.caller(practice, user)).mustSucceed();
        Answer both = api.call("pingwithauth", integrator.person(practice)).mustSucceed();
        assertEquals(3, both.body().size(), both::toString);
    }

    @Test
    void ids_jsonNumbers_areTheirText() {
        integrator.practice("4711");
        integrator.user("4711", "815");
        Caller numbers = integrator.caller().with("accountId", 4711).with("userId", 815);
        api.call("PingWithAuth", numbers).mustSucceed();
        integrator.call("PracticeGet", "accountId", 4711).mustSucceed();
    }

    @Test
    void auth_allSixMembersTheUnusedNull_succeedsInBothModes() {
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        api.call("PingWithAuth", application.with("loginId", null).with("loginPassword", null))
                .mustSucceed();
        Caller person = integrator.person(practice);
        for (String unused : new String[] {"applicationId", "applicationPassword", "accountId", "userId"}) {
            person = person.with(unused, null);
        }
        api.call("PingWithAuth", person).mustSucceed();
    }

    @Test
    void auth_lastOrInTheMiddle_succeeds() {
        String auth = "\"auth\":" + integrator.caller().auth();
        api.post("/io/PingWithApplicationAuth", "{\"a\":{\"auth\":1},\"b\":[{}]," + auth + "}")
                .mustSucceed();
        api.post("/io/PingWithApplicationAuth", "{\"a\":1," + auth + ",\"b\":2}")
                .mustSucceed();
        api.post(
                        "/io/PingWithApplicationAuth",
                        " \r\n\t{ \"auth\" : " + integrator.caller().auth() + " } \n")
                .mustSucceed();
    }

    @Test
    void auth_oneLevelDown_isNoAuth() {
        api.post(
                        "/io/PingWithApplicationAuth",
                        "{\"x\":{\"auth\":" + integrator.caller().auth() + "}}")
                .mustRefuse(4010, "Unauthorized");
    }
}
