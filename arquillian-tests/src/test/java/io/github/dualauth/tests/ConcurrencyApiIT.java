package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@ApiTest
final class ConcurrencyApiIT {
    private static final int THREADS = 16;
    private static final List<String> PRACTICE_FIELDS =
            List.of("address1", "address2", "city", "phone", "fax", "directAddress", "path", "metadata");
    private static final List<String> USER_FIELDS =
            List.of("emrUserId", "middleName", "address1", "address2", "city", "metadata", "directAddress", "postal");

    private final DualauthServer server;
    private final Api api;
    private final Integrator integrator;

    ConcurrencyApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.integrator = integrator;
    }

    @RepeatedTest(5)
    void loginId_claimedByTwoAtOnce_isGivenToOne() {
        String first = integrator.practice();
        String second = integrator.practice();
        String loginId = RandomIds.id("Login");
        List<Answer> answers = Parallel.atOnce(
                2,
                i -> integrator.callFor(
                        i == 0 ? first : second,
                        "UserCreate",
                        "userId",
                        "u",
                        "firstName",
                        "A",
                        "lastName",
                        "B",
                        "loginId",
                        i == 0 ? loginId : loginId.toUpperCase(Locale.ROOT),
                        "loginPassword",
                        "long walks by the sea, number " + i));
        assertOneWinner(answers, 4234);
        int winner = answers.get(0).code() == 2000 ? 0 : 1;
        api.call("PingWithAuth", Caller.individual(loginId, "long walks by the sea, number " + winner))
                .mustSucceed();
        api.call("PingWithAuth", Caller.individual(loginId, "long walks by the sea, number " + (1 - winner)))
                .mustRefuse(4010);
        integrator
                .callFor(winner == 0 ? second : first, "UserGet", "userId", "u")
                .mustRefuse(4231);
    }

    @Test
    void practiceCreate_sameKeyAtOnce_isMadeOnce() {
        String id = RandomIds.id("practice");
        assertOneWinner(
                Parallel.atOnce(THREADS, i -> integrator.call("PracticeCreate", "accountId", id, "name", "n" + i)),
                4130);
    }

    @Test
    void userCreate_sameKeyAtOnce_isMadeOnce() {
        String practice = integrator.practice();
        assertOneWinner(
                Parallel.atOnce(
                        THREADS,
                        i -> integrator.callFor(
                                practice, "UserCreate", "userId", "u", "firstName", "f" + i, "lastName", "l")),
                4230);
    }

    @Test
    void applicationCreate_sameIdAtOnce_isMadeOnce() {
        String id = RandomIds.id("app");
        JsonObject members = Members.of("applicationId", id, "name", "x");
        List<Answer> answers =
                Parallel.atOnce(THREADS, i -> api.call("ApplicationCreate", server.administrator(), members));
        assertOneWinner(answers, 4510);
        Answer winner =
                answers.stream().filter(each -> each.code() == 2000).findFirst().orElseThrow();
        api.call("PingWithApplicationAuth", Caller.application(id, winner.text("applicationPassword")))
                .mustSucceed();
    }

    @Test
    void directDomain_claimedAtOnce_isGivenToOne() {
        String domain = RandomIds.id("direct") + ".example.org";
        assertOneWinner(
                Parallel.atOnce(
                        THREADS,
                        i -> integrator.call(
                                "PracticeSave", "accountId", "p" + i, "name", "n", "directDomain", domain)),
                4150);
    }

    @Test
    void websiteAddress_claimedAtOnce_isGivenToOne() {
        assertOneWinner(
                Parallel.atOnce(
                        THREADS,
                        i -> integrator.call(
                                "PracticeSave",
                                "accountId",
                                "p" + i,
                                "name",
                                "n",
                                "websiteAddress",
                                "https://x.example")),
                4140);
    }

    @RepeatedTest(3)
    void practiceSave_sameKeyDifferentFieldsAtOnce_losesNothing() {
        String id = RandomIds.id("practice");
        List<Answer> answers = Parallel.atOnce(
                THREADS,
                i -> integrator.call(
                        "PracticeSave", "accountId", id, "name", "Same", field(PRACTICE_FIELDS, i), "v" + i % 8));
        assertOneCreated(answers);
        JsonObject practice = integrator.call("PracticeGet", "accountId", id).object("practice");
        assertAll(PRACTICE_FIELDS, practice);
        assertEquals(List.of(id), integrator.call("PracticeList").column("practiceList", "accountId"));
    }

    @RepeatedTest(3)
    void userSave_sameKeyDifferentFieldsAtOnce_losesNothing() {
        String practice = integrator.practice();
        List<Answer> answers = Parallel.atOnce(
                THREADS,
                i -> integrator.callFor(
                        practice,
                        "UserSave",
                        "userId",
                        "u",
                        "firstName",
                        "Same",
                        "lastName",
                        "Same",
                        field(USER_FIELDS, i),
                        "v" + i % 8));
        assertOneCreated(answers);
        assertAll(
                USER_FIELDS,
                integrator.callFor(practice, "UserGet", "userId", "u").object("user"));
        assertEquals(List.of("u"), integrator.call("UserList").column("userList", "userId"));
    }

    @Test
    void practiceUpdate_manyRoundsAtOnce_loseNothing() {
        String id = integrator.practice();
        for (int round = 0; round < 10; round++) {
            String value = "round " + round;
            Parallel.atOnce(8, i -> integrator.call("PracticeUpdate", "accountId", id, PRACTICE_FIELDS.get(i), value))
                    .forEach(Answer::mustSucceed);
            JsonObject practice =
                    integrator.call("PracticeGet", "accountId", id).object("practice");
            PRACTICE_FIELDS.forEach(field -> assertEquals(value, practice.getString(field, ""), field));
        }
    }

    private static String field(List<String> fields, int i) {
        return fields.get(i % fields.size());
    }

    private static void assertAll(List<String> fields, JsonObject row) {
        IntStream.range(0, fields.size())
                .forEach(i -> assertEquals("v" + i, row.getString(fields.get(i), "lost"), row::toString));
    }

    private static void assertOneCreated(List<Answer> answers) {
        answers.forEach(Answer::mustSucceed);
        assertEquals(
                1,
                answers.stream()
                        .filter(each -> each.text("action").equals("create"))
                        .count(),
                answers::toString);
        assertTrue(answers.stream().allMatch(each -> List.of("create", "update").contains(each.text("action"))));
    }

    private static void assertOneWinner(List<Answer> answers, int otherwise) {
        List<Answer> losers =
                answers.stream().filter(each -> each.code() != 2000).toList();
        losers.forEach(each -> each.mustRefuse(otherwise));
        assertEquals(answers.size() - 1, losers.size(), answers::toString);
    }
}
