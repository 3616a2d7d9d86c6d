package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guessers and their victims, with the delays of the product: 5 free failures. The tests are a trusted proxy, and so
 * call from whatever address they say.
 */
final class ThrottleProcessIT {
    private static final int FREE = 5;

    private static DualauthServer server;

    private final RawConnection connection = server.connect(Duration.ofSeconds(30));
    private final Integrator integrator = server.integrator();

    @BeforeAll
    static void start() {
        server = DualauthServer.start(ServerSetup.throttling().with("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1, ::1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void guesses_oneAddress_getGrowingDelays() {
        String address = address();
        Caller guess = wrong(person());
        mustFail(FREE, address, guess);
        assertEquals(1, throttled(call(address, guess)));
        for (int i = 0; i < 3; i++) {
            Await.until(
                    Duration.ofSeconds(20),
                    "the end of the delay",
                    () -> call(address, guess).status() == 200);
        }
        assertTrue(throttled(call(address, guess)) > 1);
    }

    @Test
    void rightPassword_tooEarlyFromTheGuessersAddress_isAnsweredLikeAWrongOne() {
        String address = address();
        Caller person = person();
        mustPass(address, person);
        mustFail(FREE, address, wrong(person));
        RawAnswer right = call(address, person);
        throttled(right);
        assertEquals(right.body(), call(address, wrong(person)).body());
    }

    @Test
    void victim_atItsUsualAddress_passesWhileSomebodyGuesses() {
        String usual = address();
        Caller person = person();
        mustPass(usual, person);
        for (int i = 0; i < 20; i++) {
            mustFail(1, address(), wrong(person));
        }
        String elsewhere = address();
        throttled(call(elsewhere, wrong(person)));
        throttled(call(elsewhere, person));
        mustPass(usual, person);
        mustPass(elsewhere, person());
    }

    @Test
    void application_atItsUsualAddress_passesWhileItsNeighbourSendsAnOldPassword() {
        String usual = address();
        Caller application = integrator.caller();
        mustPassAsApplication(usual, application);
        Caller old = application.with("applicationPassword", RandomIds.password("old"));
        for (int i = 0; i < FREE; i++) {
            assertEquals(
                    4010, post(usual, "PingWithApplicationAuth", old).envelope().code());
        }
        throttled(post(usual, "PingWithApplicationAuth", old));
        mustPassAsApplication(usual, application);
    }

    @Test
    void unknownAndKnownIds_areAnsweredAlike() {
        List<String> known = course(wrong(person()));
        List<String> unknown = course(Caller.individual(RandomIds.id("nobody"), "wrong-wrong"));
        assertEquals(known, unknown);
    }

    @Test
    void otherSpellings_ofALogin_countAsOne() {
        String address = address();
        Caller guess = wrong(person());
        mustFail(FREE, address, guess);
        throttled(call(address, guess.with("loginId", guess.id().toUpperCase(java.util.Locale.ROOT))));
    }

    @Test
    void clients_behindTheProxy_areToldApart() {
        Caller guess = wrong(person());
        String address = address();
        mustFail(FREE, address, guess);
        throttled(call(address, guess));
        throttled(send("X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: " + address + ", 127.0.0.1\r\n", guess));
        throttled(send("Forwarded: for=198.51.100.1, for=\"" + address + ":4711\"\r\n", guess));
        assertEquals(200, send("Forwarded: for=" + address() + "\r\n", guess).status());
        assertEquals(200, call(address(), guess).status());
    }

    @Test
    void ipv6Clients_ofOneNetwork_areOne() {
        Caller guess = wrong(person());
        String network =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000)) + ":1:";
        for (int i = 0; i < FREE; i++) {
            assertEquals(
                    200,
                    send("Forwarded: for=\"[" + network + ":" + i + "]:1\"\r\n", guess)
                            .status());
        }
        throttled(call(network + ":ffff", guess));
    }

    @Test
    void throttledCall_withAnUpload_leavesTheConnectionUsable() {
        String address = address();
        Caller guess = wrong(person());
        mustFail(FREE, address, guess);
        JsonObject upload = Members.of("filler", "x".repeat(4 << 20));
        connection.post(
                "/io/PingWithAuth", json(address), guess.body(upload).toString().getBytes(UTF_8));
        throttled(connection.read());
        mustPass(address, person());
    }

    @Test
    void throttledCall_isAudited_withTheClientsAddress() {
        String address = address();
        Caller person = person();
        mustFail(FREE, address, wrong(person));
        throttled(call(address, person));
        List<JsonObject> events = new AuditTrail(server)
                .await(FREE + 1, event -> event.getString("source", "").equals(address));
        JsonObject last = events.get(FREE);
        assertEquals("THROTTLED", last.getString("reason"));
        assertEquals(3010, last.getInt("code"));
        assertEquals("refused", last.getString("outcome"));
        assertFalse(last.toString().contains(person.id()), "nobody looked whether there is such a login");
    }

    /** What a guesser sees. */
    private List<String> course(Caller guess) {
        String address = address();
        List<String> course = new ArrayList<>();
        for (int i = 0; i < FREE + 2; i++) {
            RawAnswer answer = call(address, guess);
            course.add(answer.status() + answer.body() + answer.headers().first("Retry-After"));
        }
        return course;
    }

    private Caller person() {
        return integrator.person(integrator.practice());
    }

    private static Caller wrong(Caller person) {
        return person.with("loginPassword", "wrong-wrong");
    }

    private void mustFail(int times, String address, Caller guess) {
        for (int i = 0; i < times; i++) {
            RawAnswer answer = call(address, guess);
            assertEquals(200, answer.status(), answer::toString);
            answer.envelope().mustRefuse(4010, "Unauthorized");
        }
    }

    private void mustPass(String address, Caller person) {
        call(address, person).envelope().mustSucceed();
    }

    private void mustPassAsApplication(String address, Caller application) {
        post(address, "PingWithApplicationAuth", application).envelope().mustSucceed();
    }

    /** Fails unless the answer is 429 and 4290; the seconds to wait. */
    private static int throttled(RawAnswer answer) {
        assertEquals(429, answer.status(), answer::toString);
        assertEquals(4290, answer.envelope().code(), answer::toString);
        return Integer.parseInt(answer.headers().first("Retry-After").orElseThrow());
    }

    private RawAnswer call(String address, Caller caller) {
        return post(address, "PingWithAuth", caller);
    }

    private RawAnswer post(String address, String method, Caller caller) {
        byte[] body = caller.body(Members.of()).toString().getBytes(UTF_8);
        return connection.post("/io/" + method, json(address), body).read();
    }

    private RawAnswer send(String headerLines, Caller caller) {
        byte[] body = caller.body(Members.of()).toString().getBytes(UTF_8);
        String lines = "Content-Type: application/json\r\n" + headerLines;
        return connection.post("/io/PingWithAuth", lines, body).read();
    }

    private static String json(String address) {
        return "Content-Type: application/json\r\nX-Forwarded-For: " + address + "\r\n";
    }

    /** An address that no other test calls from. */
    private static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "100." + (64 + random.nextInt(64)) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
