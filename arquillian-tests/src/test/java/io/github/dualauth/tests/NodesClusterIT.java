package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.NodePair;
import io.github.dualauth.tests.harness.SharedNodes;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two real servers in one data grid: what one learns, the other knows; what one loses, the other still has. */
@ExtendWith(SharedNodes.class)
final class NodesClusterIT {
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int LATER_CALLS = 20;

    private final NodePair nodes;

    NodesClusterIT(NodePair nodes) {
        this.nodes = nodes;
    }

    static Stream<Revocation> revocations() {
        return Stream.of(Revocation.values());
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void revocation_onTheFirstNode_holdsAtOnceThereAndWithinASecondOnTheSecond(Revocation revocation) {
        mustSpread(revocation, nodes.first(), nodes.second());
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void revocation_onTheSecondNode_holdsAtOnceThereAndWithinASecondOnTheFirst(Revocation revocation) {
        mustSpread(revocation, nodes.second(), nodes.first());
    }

    private static void mustSpread(Revocation revocation, DualauthServer here, DualauthServer there) {
        Victim victim = Victim.on(here);
        Caller caller = revocation.caller(victim);
        for (DualauthServer node : new DualauthServer[] {here, there, here, there}) {
            node.api().call("PingWithAuth", caller).mustSucceed();
        }

        revocation.on(here.api(), here.administrator(), victim).mustSucceed();
        long answered = System.nanoTime();

        assertNotEquals(2000, here.api().call("PingWithAuth", caller).code(), "the very next call on the same node");
        mustRefuseSoon(there.api(), caller, answered);
    }

    @Test
    void passwordRevocation_onTheFirstNode_holdsOnBothAndLeavesTheOtherPassword() {
        mustSpreadAndLeaveTheOther(nodes.first(), nodes.second());
    }

    @Test
    void passwordRevocation_onTheSecondNode_holdsOnBothAndLeavesTheOtherPassword() {
        mustSpreadAndLeaveTheOther(nodes.second(), nodes.first());
    }

    private static void mustSpreadAndLeaveTheOther(DualauthServer here, DualauthServer there) {
        Victim victim = Victim.on(here);
        Caller first = victim.application();
        Answer made = victim.integrator()
                .call("ApplicationPasswordCreate", "name", "revoked")
                .mustSucceed();
        String passwordId = made.object("applicationPasswordInfo").getString("passwordId");
        Caller revoked = first.with("applicationPassword", made.text("applicationPassword"));
        for (DualauthServer node : new DualauthServer[] {here, there, here, there}) {
            node.api().call("PingWithAuth", first).mustSucceed();
            node.api().call("PingWithAuth", revoked).mustSucceed();
        }

        JsonObject one = Members.of("applicationId", victim.integrator().id(), "passwordId", passwordId);
        here.api().call("ApplicationPasswordRevoke", here.administrator(), one).mustSucceed();
        long answered = System.nanoTime();

        assertNotEquals(2000, here.api().call("PingWithAuth", revoked).code(), "the very next call on the same node");
        mustRefuseSoon(there.api(), revoked, answered);
        for (DualauthServer node : new DualauthServer[] {here, there, here, there}) {
            node.api().call("PingWithAuth", first).mustSucceed();
        }
    }

    /** No call that was sent later than a second after the change may pass, nor any after the first refusal. */
    private static void mustRefuseSoon(Api there, Caller caller, long changed) {
        Duration passed = Duration.ZERO;
        Answer answer;
        do {
            passed = Duration.ofNanos(System.nanoTime() - changed);
            answer = there.call("PingWithAuth", caller);
        } while (answer.code() == 2000 && passed.compareTo(PROMISED) < 0);
        assertNotEquals(2000, answer.code(), "passed on the other node " + passed + " after the change");
        for (int i = 0; i < LATER_CALLS; i++) {
            assertNotEquals(2000, there.call("PingWithAuth", caller).code(), "passed after a refusal");
        }
    }

    @Test
    void reactivation_onOneNode_isSeenOnTheOtherWithinASecond() {
        Victim victim = Victim.on(nodes.first());
        Caller caller = victim.application();
        suspend(victim, "ApplicationSuspend");
        mustRefuseSoon(nodes.second().api(), caller, System.nanoTime());
        suspend(victim, "ApplicationResume");
        Await.until(
                PROMISED,
                "the application on the other node",
                () -> nodes.second().api().call("PingWithAuth", caller).code() == 2000);
    }

    private void suspend(Victim victim, String method) {
        JsonObject id = Members.of("applicationId", victim.integrator().id());
        nodes.first().api().call(method, nodes.first().administrator(), id).mustSucceed();
    }

    @Test
    void guesses_onOneNode_delayOnTheOther() {
        Caller person = Victim.on(nodes.first()).person();
        String address = Guesses.address();
        Guesses.exhaust(nodes.first(), address, person, 3);
        HttpResponse<String> right = Guesses.call(nodes.second(), address, person);
        assertEquals(429, right.statusCode(), right::body);
        assertTrue(right.headers().firstValue("Retry-After").isPresent());
        assertEquals(
                200,
                Guesses.call(nodes.second(), Guesses.address(), person).statusCode(),
                "its owner elsewhere goes on");
    }

    @Test
    void guesses_spreadOverBothNodes_areCountedTogether() {
        Caller guess = Guesses.wrong(Victim.on(nodes.first()).person());
        String address = Guesses.address();
        int verified = 0;
        int sent = 0;
        for (; sent < 40; sent++) {
            DualauthServer node = sent % 2 == 0 ? nodes.first() : nodes.second();
            verified += Guesses.call(node, address, guess).statusCode() == 200 ? 1 : 0;
        }
        int told = verified;
        assertTrue(told >= 5 && told < 15, () -> told + " of 40 guesses were answered");
    }

    @Test
    void usualAddress_ofOneNode_isUsualOnTheOther() {
        Caller person = Victim.on(nodes.first()).person();
        String usual = Guesses.address();
        assertEquals(200, Guesses.call(nodes.first(), usual, person).statusCode());
        Guesses.exhaust(nodes.first(), Guesses::address, person, 3);
        assertEquals(
                429, Guesses.call(nodes.second(), Guesses.address(), person).statusCode());
        assertEquals(200, Guesses.call(nodes.second(), usual, person).statusCode());
    }
}
