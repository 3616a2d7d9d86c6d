package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.MariaDb;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that is gone for half a minute: one that was stopped, and one that hangs. Callers seen a moment ago notice
 * nothing, others get 503, and afterwards everything works again by itself.
 */
final class DatabaseFaultIT {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    /** Within the 30 seconds that a row is remembered, with time to spare on a busy machine. */
    private static final Duration KNOWN = Duration.ofSeconds(18);

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int MANY = 250;

    private static MariaDb database;
    private static DualauthServer server;

    private Integrator integrator;
    private Caller application;
    private Caller person;

    @BeforeAll
    static void start() {
        database = MariaDb.start();
        server = DualauthServer.start(ServerSetup.embedded().on(database));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    @Test
    void stoppedDatabase_forHalfAMinute_isNoticedByStrangersOnly() {
        mustSurvive(database::stop, database::restart);
    }

    @Test
    void hangingDatabase_forHalfAMinute_isNoticedByStrangersOnly() {
        mustSurvive(database::pause, database::resume);
    }

    /** More than the server has threads: if each waited for long, nobody else would get through. */
    @Test
    void hangingDatabase_manyStrangers_leaveRoomForThoseWhoAreKnown() {
        knowTwo();
        database.pause();
        try {
            long begin = System.nanoTime();
            Thread strangers = new Thread(() -> Parallel.spread(
                    MANY,
                    MANY,
                    i -> ping(Caller.application(RandomIds.id("stranger"), "any"))
                            .statusCode()));
            strangers.start();
            int known = 0;
            while (strangers.isAlive() && since(begin).compareTo(KNOWN) < 0) {
                mustPass(application);
                known++;
            }
            int calls = known;
            assertTrue(calls > 5, () -> "only " + calls + " calls got through in " + since(begin));
            strangers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.resume();
        }
        mustRecover();
    }

    private void mustSurvive(Runnable fault, Runnable repair) {
        knowTwo();
        long begin = System.nanoTime();
        fault.run();
        try {
            List<Duration> refusals = new ArrayList<>();
            while (since(begin).compareTo(OUTAGE) < 0) {
                if (since(begin).compareTo(KNOWN) < 0) {
                    mustPass(application);
                    mustPass(person);
                }
                refusals.add(mustTellToComeBack(Caller.application(RandomIds.id("stranger"), "any")));
                refusals.add(mustTellToComeBack(Caller.individual(RandomIds.id("stranger"), "any-any-any")));
                mustNotWrite();
            }
            refusals.forEach(took -> assertTrue(took.compareTo(ANSWER) < 0, () -> "503 took " + refusals));
            assertFalse(server.health().up("database"));
            assertEquals(503, server.health().status());
        } finally {
            repair.run();
        }
        mustRecover();
    }

    /** The row of each is read, and its password was found right. */
    private void knowTwo() {
        integrator = server.integrator();
        String practice = integrator.practice();
        String user = RandomIds.id("user");
        person = integrator.person(practice, user);
        application = integrator.caller(practice, user);
        mustPass(application);
        mustPass(person);
    }

    private static void mustPass(Caller caller) {
        server.api().call("PingWithAuth", caller).mustSucceed();
    }

    private static Duration mustTellToComeBack(Caller caller) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = ping(caller);
        assertEquals(503, answer.statusCode(), answer::body);
        assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer::body);
        return since(begin);
    }

    private void mustNotWrite() {
        assertEquals(
                503,
                integrator.call("PracticeSave", "accountId", "p", "name", "x").status());
    }

    /** No restart: everything works again, and so it does for more callers at once than the pool has connections. */
    private void mustRecover() {
        Await.until(
                RECOVERY,
                "a stranger who is known again",
                () -> ping(Caller.application(RandomIds.id("stranger"), "any")).statusCode() == 200);
        Await.until(RECOVERY, "readiness", () -> server.health().status() == 200);
        mustPass(application);
        mustPass(person);
        Parallel.spread(40, 80, i -> integrator.practice());
        Parallel.spread(
                        40,
                        80,
                        i -> ping(Caller.application(RandomIds.id("stranger"), "any"))
                                .statusCode())
                .forEach(status -> assertEquals(200, status));
    }

    private static HttpResponse<String> ping(Caller caller) {
        return server.api()
                .send(HttpRequest.newBuilder(server.api().base().resolve("/io/PingWithAuth"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                caller.body(JsonObject.EMPTY_JSON_OBJECT).toString())));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
