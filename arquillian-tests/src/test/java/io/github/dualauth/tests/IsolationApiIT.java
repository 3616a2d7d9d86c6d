package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two applications use the same keys for different practices and people, and never see each other's. */
@ApiTest
final class IsolationApiIT {
    private static final String ACCOUNT = "practice-1";
    private static final String USER = "user-1";

    private final Api api;
    private final Integrator ours;
    private final Integrator theirs;

    IsolationApiIT(Api api, Integrator ours, Integrator theirs) {
        this.api = api;
        this.ours = ours;
        this.theirs = theirs;
    }

    @Test
    void practice_ofAnotherApplication_isNotThere() {
        String theirsOnly = theirs.practice();
        ours.call("PracticeGet", "accountId", theirsOnly).mustRefuse(4131);
        api.call("PracticeGet", ours.caller().account(theirsOnly)).mustRefuse(4131);
        ours.call("PracticeUpdate", "accountId", theirsOnly, "name", "stolen").mustRefuse(4131);
        ours.call("UserList", "accountId", theirsOnly).mustRefuse(4131);
        assertEquals(List.of(), ours.call("PracticeList").mustSucceed().array("practiceList"));
        for (String method :
                new String[] {"PingWithAccountAuth", "PingWithAuth", "UserCreate", "UserGet", "UserSave"}) {
            api.call(method, ours.caller(theirsOnly, USER)).mustRefuse(4011);
        }
    }

    @Test
    void practices_sameKey_areTwo() {
        ours.call("PracticeCreate", "accountId", ACCOUNT, "name", "Ours").mustSucceed();
        theirs.call("PracticeSave", "accountId", ACCOUNT, "name", "Theirs", "phone", "1")
                .mustSucceed();
        theirs.call("PracticeUpdate", "accountId", ACCOUNT, "active", false).mustSucceed();

        Answer practice = ours.call("PracticeGet", "accountId", ACCOUNT).mustSucceed();
        assertEquals("Ours", practice.object("practice").getString("name"));
        assertFalse(practice.object("practice").containsKey("phone"), practice::toString);
        api.call("PingWithAccountAuth", ours.caller().account(ACCOUNT)).mustSucceed();
        api.call("PingWithAccountAuth", theirs.caller().account(ACCOUNT)).mustRefuse(4011);
        Answer list = ours.call("PracticeList").mustSucceed();
        assertEquals(List.of("Ours"), list.column("practiceList", "name"));
    }

    @Test
    void users_sameKey_areTwo() {
        ours.practice(ACCOUNT);
        theirs.practice(ACCOUNT);
        ours.callFor(ACCOUNT, "UserCreate", "userId", USER, "firstName", "Our", "lastName", "One")
                .mustSucceed();
        theirs.callFor(ACCOUNT, "UserUpdate", "userId", USER, "firstName", "x").mustRefuse(4231);
        theirs.callFor(ACCOUNT, "UserGet", "userId", USER).mustRefuse(4231);
        theirs.callFor(ACCOUNT, "UserSave", "userId", USER, "firstName", "Their", "lastName", "One")
                .mustSucceed();
        theirs.callFor(ACCOUNT, "UserUpdate", "userId", USER, "active", false).mustSucceed();

        Answer user = ours.callFor(ACCOUNT, "UserGet", "userId", USER).mustSucceed();
        assertEquals("Our", user.object("user").getString("firstName"));
        assertEquals(List.of("Our"), ours.call("UserList").mustSucceed().column("userList", "firstName"));
        assertEquals(
                List.of("Their"),
                theirs.call("UserList", "accountId", ACCOUNT).mustSucceed().column("userList", "firstName"));
        api.call("PingWithAuth", ours.caller(ACCOUNT, USER)).mustSucceed();
        api.call("PingWithAuth", theirs.caller(ACCOUNT, USER)).mustRefuse(4012);
    }

    @Test
    void person_sameKeysElsewhere_staysInTheirOwnApplication() {
        ours.practice(ACCOUNT);
        theirs.practice(ACCOUNT);
        Caller person = ours.person(ACCOUNT, USER);
        theirs.callFor(ACCOUNT, "UserCreate", "userId", USER, "firstName", "Their", "lastName", "One")
                .mustSucceed();
        theirs.callFor(ACCOUNT, "UserCreate", "userId", "user-2", "firstName", "Their", "lastName", "Two")
                .mustSucceed();

        assertEquals(List.of(USER), api.call("UserList", person).mustSucceed().column("userList", "userId"));
        Answer self = api.call("UserGet", person, Members.of("userId", USER)).mustSucceed();
        assertEquals("Grace", self.object("user").getString("firstName"));
        api.call("UserGet", person, Members.of("userId", "user-2")).mustRefuse(4231);
    }

    @Test
    void person_anotherAccountOfTheSameApplication_isRefused() {
        String own = ours.practice();
        String other = ours.practice();
        String stranger = ours.user(other);
        Caller person = ours.person(own);
        api.call("UserGet", person, Members.of("userId", stranger)).mustRefuse(4231);
        api.call("UserGet", person, Members.of("userId", stranger, "accountId", other))
                .mustRefuse(4010);
        api.call("UserList", person, Members.of("accountId", other)).mustRefuse(4010);
        api.call("UserList", person, Members.of("accountId", RandomIds.id("none")))
                .mustRefuse(4010);
    }

    @Test
    void person_namesAnotherAccountInAuth_neverActsForIt() {
        String other = ours.practice();
        ours.user(other);
        Caller person = ours.person(ours.practice()).account(other);
        Answer answer = api.call("UserList", person);
        if (answer.code() == 2000) {
            assertFalse(answer.column("userList", "accountId").contains(other), answer::toString);
        }
    }

    @Test
    void applications_eachWithItsOwnPassword_doNotMix() {
        String password = theirs.caller().auth().getString("applicationPassword");
        api.call("PingWithApplicationAuth", ours.caller().with("applicationPassword", password))
                .mustRefuse(4010, "Unauthorized");
    }
}
