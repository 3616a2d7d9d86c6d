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
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send from which address. */
@ApiTest
final class DirectAddressApiIT {
    private static final String DOMAIN = "@direct.example.org";

    private final Api api;
    private final Integrator integrator;
    private final Integrator other;
    private final String practice;

    DirectAddressApiIT(DualauthServer server, Integrator integrator) {
        this.api = server.api();
        this.integrator = integrator;
        this.other = server.integrator();
        this.practice = integrator.practice();
    }

    private static String fresh() {
        return RandomIds.id("Box") + DOMAIN;
    }

    private Answer create(String address, Object... more) {
        JsonObject members =
                Members.join(Members.of("accountId", practice, "directAddress", address), Members.of(more));
        return api.call("DirectAddressCreate", integrator.caller(), members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "a@b", "a b@c.example", "\"a\"@c.example", "a@c.example, b@c.example", "mailto:a@c.example"
            })
    void directAddress_whatIsNoAddress_isRefused(String text) {
        create(text).mustRefuse(4612, "Direct address is invalid");
        integrator.call("DirectAddressDelete", "directAddress", text).mustRefuse(4612);
    }

    @Test
    void directAddress_missing_isRefused() {
        for (String method : List.of("DirectAddressCreate", "DirectAddressDelete", "directaddresscreate")) {
            Answer answer = integrator.call(method, "accountId", practice);
            assertTrue(answer.mustRefuse(4060).message().contains("directAddress"), answer::toString);
        }
    }

    @Test
    void directAddressCreate_unknownAccountOrUser_isRefused() {
        integrator.call("DirectAddressCreate", "directAddress", fresh()).mustRefuse(4110);
        integrator
                .call("DirectAddressCreate", "accountId", other.practice(), "directAddress", fresh())
                .mustRefuse(4131);
        create(fresh(), "userId", "nobody").mustRefuse(4231);
        create(fresh(), "userId", integrator.user(integrator.practice())).mustRefuse(4231);
    }

    @Test
    void directAddressCreate_anybodysInAnyCase_isRefused() {
        String address = fresh();
        create(address).mustSucceed();
        create(address).mustRefuse(4610, "Direct address already exists");
        other.call(
                        "DirectAddressCreate",
                        "accountId",
                        other.practice(),
                        "directAddress",
                        address.toUpperCase(Locale.ROOT))
                .mustRefuse(4610);
    }

    @Test
    void directAddressCreate_inAnotherPracticesDomain_isRefused() {
        String domain = RandomIds.id("d") + ".Example.org";
        String owner = other.practice();
        other.callFor(owner, "PracticeUpdate", "directDomain", domain).mustSucceed();
        String address = "a@" + domain.toLowerCase(Locale.ROOT);
        create(address).mustRefuse(4613);
        other.call("DirectAddressCreate", "accountId", other.practice(), "directAddress", address)
                .mustRefuse(4613);
        other.call("DirectAddressCreate", "accountId", owner, "directAddress", address)
                .mustSucceed();
    }

    @RepeatedTest(3)
    void directAddressCreate_byManyAtOnce_isGivenToOne() {
        String address = fresh();
        String theirs = other.practice();
        List<Answer> answers = Parallel.atOnce(
                8,
                i -> i % 2 == 0
                        ? create(address)
                        : other.call("DirectAddressCreate", "accountId", theirs, "directAddress", address));
        assertEquals(1, answers.stream().filter(one -> one.code() == 2000).count(), answers::toString);
        assertEquals(7, answers.stream().filter(one -> one.code() == 4610).count(), answers::toString);
    }

    @Test
    void directAddressDelete_unknownOrAnothers_isRefused() {
        String address = fresh();
        integrator
                .call("DirectAddressDelete", "directAddress", address)
                .mustRefuse(4611, "Direct address does not exist");
        create(address).mustSucceed();
        other.call("DirectAddressDelete", "directAddress", address).mustRefuse(4611);
        create(address).mustRefuse(4610);
    }

    @Test
    void directAddressDelete_own_isFreeAtTheNextCall() {
        String address = fresh();
        create(address).mustSucceed();
        Answer deleted = integrator.call("DirectAddressDelete", "directAddress", address.toLowerCase(Locale.ROOT));
        assertEquals(address, deleted.mustSucceed().object("directAddressInfo").getString("directAddress"));
        integrator.call("DirectAddressDelete", "directAddress", address).mustRefuse(4611);
        other.call("DirectAddressCreate", "accountId", other.practice(), "directAddress", address)
                .mustSucceed();
    }

    @Test
    void directAddressCreate_answer_tellsWhoseItIs() {
        String user = integrator.user(practice);
        String address = fresh();
        JsonObject info = create(address, "userId", user).mustSucceed().object("directAddressInfo");
        assertEquals(address, info.getString("directAddress"));
        assertEquals(practice, info.getString("accountId"));
        assertEquals(user, info.getString("userId"));
        assertFalse(create(fresh()).object("directAddressInfo").containsKey("userId"));
    }

    @Test
    void directAddressList_faults_areRefused() {
        integrator.call("DirectAddressList", "accountId", "nobody").mustRefuse(4131);
        integrator.call("DirectAddressList", "cursor", "!").mustRefuse(4060);
        integrator.call("DirectAddressList", "limit", 0).mustRefuse(4060);
    }

    @Test
    void directAddressList_pages_haveEachOnceAndNobodyElses() {
        String second = integrator.practice();
        IntStream.range(0, 5).forEach(i -> create(fresh()).mustSucceed());
        integrator
                .call("DirectAddressCreate", "accountId", second, "directAddress", fresh())
                .mustSucceed();
        other.call("DirectAddressCreate", "accountId", other.practice(), "directAddress", fresh())
                .mustSucceed();
        assertEquals(6, pages("").size());
        assertEquals(5, pages(practice).size());
    }

    private List<String> pages(String accountId) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = integrator.call("DirectAddressList", "accountId", accountId, "limit", 2, "cursor", cursor);
            seen.addAll(page.mustSucceed().column("directAddressList", "directAddress"));
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(seen.stream().distinct().toList(), seen);
        return seen;
    }
}
