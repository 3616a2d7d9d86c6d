package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.NodePair;
import io.github.dualauth.tests.harness.SharedNodes;
import io.github.dualauth.tests.harness.Signals;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two nodes is lost: killed under load, or hanging, so that nothing tells the other that it is gone. */
@ExtendWith(SharedNodes.class)
final class NodeLossClusterIT {
    private static final int CLIENTS = 4;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofSeconds(6);

    private final NodePair nodes;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger passed = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    NodeLossClusterIT(NodePair nodes) {
        this.nodes = nodes;
    }

    @AfterEach
    void bothAreBack() {
        nodes.awaitGrid();
    }

    @Test
    void killedNode_underLoad_takesNoThrottleAndNoRevocationAlongAndNobodyIsRefused() throws InterruptedException {
        DualauthServer lost = nodes.second();
        DualauthServer left = nodes.first();
        List<Victim> callers =
                IntStream.range(0, CLIENTS).mapToObj(i -> Victim.on(left)).toList();
        Victim revoked = warm(Victim.on(lost));
        Caller guessed = Victim.on(lost).person();
        String guesser = Guesses.address();
        ExecutorService load = Executors.newFixedThreadPool(CLIENTS);
        try {
            callers.forEach(caller -> load.execute(() -> callUntilEnd(caller, lost, left)));
            Guesses.exhaust(lost, guesser, guessed, 16);
            awaitMore("calls", 100);
            Revocation.SUSPENSION.on(lost.api(), lost.administrator(), revoked).mustSucceed();
            Revocation.PASSWORD_CHANGE
                    .on(lost.api(), lost.administrator(), revoked)
                    .mustSucceed();
            lost.kill();
            long killed = System.nanoTime();

            mustRefuseWithinASecond(left, revoked.application(), killed);
            mustRefuseWithinASecond(left, revoked.person(), killed);
            HttpResponse<String> right = Guesses.call(left, guesser, guessed);
            assertEquals(429, right.statusCode(), right::body);
            Await.until(
                    MINUTE,
                    "the loss in the health of the node that is left",
                    () -> !left.health().gridReachable());
            assertEquals(200, left.health().status(), "it is ready all the same");
            awaitMore("calls without the lost node", 100);
        } finally {
            ended.set(true);
            load.shutdown();
            assertTrue(load.awaitTermination(1, TimeUnit.MINUTES));
            lost.restart();
        }
        assertEquals(List.of(), List.copyOf(faults), () -> "of " + passed + " calls that passed");
    }

    @Test
    void hangingNode_holdsNobodyUpAndIsMissedByTheOther() {
        DualauthServer hung = nodes.second();
        DualauthServer left = nodes.first();
        Victim known = warm(Victim.on(left));
        Victim revoked = warm(Victim.on(left));
        Caller guessed = Victim.on(left).person();
        Signals.stop(hung.handle());
        try {
            Await.until(MINUTE, "the loss in the health of the node that is left", () -> {
                mustPassSoon(left, known.application());
                mustPassSoon(left, known.person());
                return !left.health().gridReachable();
            });
            assertEquals(200, left.health().status(), "it is ready all the same");
            Victim.on(left);
            Guesses.exhaust(left, Guesses.address(), guessed, 2);
            Revocation.SUSPENSION.on(left.api(), left.administrator(), revoked).mustSucceed();
        } finally {
            Signals.goOn(hung.handle());
        }
        long resumed = System.nanoTime();
        Await.until(
                TIME_TO_LIVE,
                "the revocation on the node that hung",
                () -> hung.api().call("PingWithAuth", revoked.application()).code() != 2000);
        assertTrue(since(resumed).compareTo(TIME_TO_LIVE) < 0);
    }

    private Victim warm(Victim victim) {
        for (DualauthServer node : List.of(nodes.first(), nodes.second(), nodes.first())) {
            node.api().call("PingWithAuth", victim.application()).mustSucceed();
            node.api().call("PingWithAuth", victim.person()).mustSucceed();
        }
        return victim;
    }

    /** As clients behind a balancer do: a node that cannot be reached is none that refuses. */
    private void callUntilEnd(Victim caller, DualauthServer... balanced) {
        for (int i = 0; !ended.get(); i++) {
            DualauthServer node = balanced[i % balanced.length];
            try {
                Caller who = i % 4 < 2 ? caller.application() : caller.person();
                Answer answer = i % 16 == 15
                        ? node.api().call("PracticeSave", caller.application(), Members.of("name", "Under load"))
                        : node.api().call("PingWithAuth", who);
                if (answer.code() == 2000) {
                    passed.incrementAndGet();
                } else {
                    faults.add(answer.toString());
                }
            } catch (UncheckedIOException unreachable) {
                if (node == nodes.first()) {
                    faults.add(unreachable.toString());
                }
            }
        }
    }

    private void awaitMore(String what, int calls) {
        int before = passed.get();
        Await.until(MINUTE, what, () -> passed.get() >= before + calls);
    }

    private static void mustRefuseWithinASecond(DualauthServer node, Caller caller, long from) {
        Duration sent;
        Answer answer;
        do {
            sent = since(from);
            answer = node.api().call("PingWithAuth", caller);
        } while (answer.code() == 2000 && sent.compareTo(Duration.ofSeconds(1)) < 0);
        assertNotEquals(2000, answer.code(), "passed " + sent + " after the node was killed");
    }

    private static void mustPassSoon(DualauthServer node, Caller caller) {
        long begin = System.nanoTime();
        node.api().call("PingWithAuth", caller).mustSucceed();
        assertFalse(since(begin).compareTo(SLOW) > 0, () -> "took " + since(begin));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
