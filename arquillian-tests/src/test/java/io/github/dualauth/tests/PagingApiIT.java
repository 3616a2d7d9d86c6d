package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class PagingApiIT {
    private static final int MANY = 1_000;

    private final Api api;
    private final DualauthServer server;
    private final Integrator integrator;

    PagingApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.integrator = integrator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "1.5", "\"many\"", "[]", "{}", "true", "99999999999999999999"})
    void limit_bad_isRefused(String limit) {
        for (String method : List.of("PracticeList", "UserList")) {
            assertNames("limit", raw(method, "\"limit\":" + limit));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"!!!\"", "\"nonsense\"", "5", "{}", "\"\\u0000\"", "\"' OR '1'='1\""})
    void cursor_bad_isRefused(String cursor) {
        for (String method : List.of("PracticeList", "UserList")) {
            assertNames("cursor", raw(method, "\"cursor\":" + cursor));
        }
    }

    @Test
    void cursor_ofAnotherApplicationOrList_showsNothingOfTheirs(Integrator other) {
        String stolen = threePractices(other);
        threePractices(integrator);
        Answer practices = integrator.call("PracticeList", "cursor", stolen);
        if (practices.code() != 4060) {
            practices
                    .mustSucceed()
                    .column("practiceList", "name")
                    .forEach(name -> assertTrue(name.startsWith("Practice p-")));
            assertTrue(practices.array("practiceList").size() <= 3, practices::toString);
        }
        for (String forged : List.of(stolen, "AAAA", "eA", "4pyT", "4pyT4pyT")) {
            Answer users = other.call("UserList", "cursor", forged);
            assertTrue(Set.of(2000, 4060).contains(users.code()), users::toString);
        }
    }

    private static String threePractices(Integrator owner) {
        IntStream.range(0, 3).forEach(i -> owner.practice("p-" + i));
        return owner.call("PracticeList", "limit", 1).mustSucceed().text("nextCursor");
    }

    @Test
    void list_lastPage_hasNoCursor() {
        assertFalse(integrator.call("PracticeList").mustSucceed().body().containsKey("nextCursor"));
        String cursor = threePractices(integrator);
        Answer rest =
                integrator.call("PracticeList", "limit", 2, "cursor", cursor).mustSucceed();
        assertEquals(List.of("p-1", "p-2"), rest.column("practiceList", "accountId"));
        assertFalse(rest.body().containsKey("nextCursor"), rest::toString);
        assertFalse(integrator.call("PracticeList", "limit", 3).body().containsKey("nextCursor"));
        assertFalse(integrator
                .call("PracticeList", "limit", null, "cursor", "")
                .mustSucceed()
                .body()
                .containsKey("nextCursor"));
    }

    @Test
    void practiceList_aThousandWithInserts_isCompleteAndStable() {
        Parallel.spread(8, MANY, i -> integrator.practice(key(i)));
        assertEquals(100, integrator.call("PracticeList").array("practiceList").size());
        assertEquals(
                MANY,
                integrator
                        .call("PracticeList", "limit", 1000)
                        .array("practiceList")
                        .size());

        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page == 0 || !cursor.isEmpty(); page++) {
            Answer answer = integrator
                    .call("PracticeList", "limit", 90, "cursor", cursor)
                    .mustSucceed();
            seen.addAll(answer.column("practiceList", "accountId"));
            cursor = answer.body().getString("nextCursor", "");
            integrator.practice("a-before-" + page);
            integrator.practice(key(page * 37) + "-between");
            integrator.practice("z-after-" + page);
        }
        assertEquals(seen.stream().sorted().toList(), seen, "ordered by key");
        assertEquals(seen.size(), new HashSet<>(seen).size(), "nothing twice");
        List<String> before =
                IntStream.range(0, MANY).mapToObj(PagingApiIT::key).toList();
        assertTrue(seen.containsAll(before), "nothing left out");
    }

    private static String key(int i) {
        return String.format(Locale.ROOT, "p-%04d", i);
    }

    @Test
    void userList_paged_isCompleteOverAccountsAndWithinOne() {
        for (String account : List.of("a", "b", "c")) {
            integrator.practice(account);
            Parallel.spread(4, 20, i -> integrator.user(account, key(i)));
        }
        assertEquals(60, pages("UserList", Members.of("limit", 7), "userList").size());
        List<String> ofOne = pages("UserList", Members.of("limit", 6, "accountId", "b"), "userList");
        assertEquals(IntStream.range(0, 20).mapToObj(i -> "b/" + key(i)).toList(), ofOne);
    }

    private List<String> pages(String method, JsonObject members, String array) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject asked = Members.join(members, Members.of("cursor", cursor));
            Answer page = api.call(method, integrator.caller(), asked).mustSucceed();
            assertTrue(page.array(array).size() <= members.getInt("limit"), page::toString);
            page.array(array)
                    .getValuesAs(JsonObject.class)
                    .forEach(each -> seen.add(each.getString("accountId") + "/" + each.getString("userId", "")));
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(seen.size(), new HashSet<>(seen).size(), "nothing twice");
        return seen;
    }

    @Test
    void applicationList_paged_hasEachOnce() {
        List<String> made =
                IntStream.range(0, 5).mapToObj(i -> server.integrator().id()).toList();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.call("ApplicationList", server.administrator(), Members.of("limit", 3, "cursor", cursor));
            seen.addAll(page.mustSucceed().column("applicationList", "applicationId"));
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(seen.size(), new HashSet<>(seen).size(), "nothing twice");
        assertTrue(seen.containsAll(made), "nothing left out");
    }

    private Answer raw(String method, String member) {
        return api.post("/io/" + method, "{\"auth\":" + integrator.caller().auth() + "," + member + "}");
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field), answer::toString);
    }
}
