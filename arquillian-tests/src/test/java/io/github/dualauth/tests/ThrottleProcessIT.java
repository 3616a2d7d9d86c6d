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
import io.github.dualauth.tests.harness.SwitchedServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Guessers and their victims, with the delays of the product: 5 free failures. The tests are a trusted proxy, and so
 * call from whatever address they say.
 */
@ExtendWith(SwitchedServer.class)
final class ThrottleProcessIT {
    private static final int FREE = 5;

    private final DualauthServer server;
    private final RawConnection connection;
    private final Integrator integrator;

    ThrottleProcessIT(DualauthServer server) {
        this.server = server;
        connection = server.connect(Duration.ofSeconds(30));
        integrator = server.integrator();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void guesses_oneAddress_getGrowingDelays() {
        String address = address();
        Caller guess = wrong(person());
        List<Integer> delays = new ArrayList<>();
        Await.until(Duration.ofSeconds(60), "a delay of more than two seconds", () -> {
            RawAnswer answer = call(address, guess);
            if (answer.status() == 429) {
                delays.add(throttled(answer));
            }
            return delays.stream().anyMatch(seconds -> seconds > 2);
        });
        // The first ones of a second may be over before a busy machine tries again.
        assertTrue(delays.get(0) <= 2, delays::toString);
    }

    @Test
    void rightPassword_tooEarlyFromTheGuessersAddress_isAnsweredLikeAWrongOne() {
        String address = address();
        Caller person = person();
        mustPass(address, person);
        exhaust(() -> address, wrong(person));
        RawAnswer right = call(address, person);
        throttled(right);
        assertEquals(right.body(), call(address, wrong(person)).body());
    }

    @Test
    void victim_atItsUsualAddress_passesWhileSomebodyGuesses() {
        String usual = address();
        Caller person = person();
        mustPass(usual, person);
        exhaust(ThrottleProcessIT::address, wrong(person));
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
        String made = server.integrator().caller().auth().getString("applicationPassword");
        Caller old = application.with("applicationPassword", made);
        for (int i = 0; i < 3 * FREE; i++) {
            post(usual, "PingWithApplicationAuth", old).envelope().mustRefuse(4010);
        }
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
        exhaust(() -> address, guess);
        throttled(call(address, guess.with("loginId", guess.id().toUpperCase(Locale.ROOT))));
    }

    @Test
    void clients_behindTheProxy_areToldApart() {
        Caller guess = wrong(person());
        String address = address();
        exhaust(() -> address, guess);
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
        AtomicInteger last = new AtomicInteger();
        exhaust(() -> network + ":" + Integer.toHexString(last.incrementAndGet() & 0xFFF), guess);
        throttled(call(network + ":ffff", guess));
    }

    @Test
    void throttledCall_withAnUpload_leavesTheConnectionUsable() {
        String address = address();
        Caller guess = wrong(person());
        exhaust(() -> address, guess);
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
        exhaust(() -> address, wrong(person));
        throttled(call(address, person));
        List<JsonObject> events = new AuditTrail(server)
                .await(FREE + 1, event -> event.getString("source", "").equals(address));
        JsonObject last = events.get(events.size() - 1);
        assertEquals("THROTTLED", last.getString("reason"));
        assertEquals(3010, last.getInt("code"));
        assertEquals("refused", last.getString("outcome"));
        assertFalse(last.toString().contains(person.id()), "nobody looked whether there is such a login");
    }

    /** The different answers that a guesser sees, in their order. */
    private List<String> course(Caller guess) {
        String address = address();
        List<String> course = new ArrayList<>();
        Await.until(Duration.ofSeconds(60), "a delay", () -> {
            RawAnswer answer = call(address, guess);
            course.add(answer.status()
                    + answer.body()
                    + answer.headers().first("Retry-After").isPresent());
            return answer.status() == 429;
        });
        return course.stream().distinct().toList();
    }

    /** Guesses until more than a second must pass before the next guess. */
    private void exhaust(Supplier<String> address, Caller guess) {
        Await.until(Duration.ofSeconds(60), "a delay of more than a second", () -> {
            RawAnswer answer = call(address.get(), guess);
            return answer.status() == 429 && throttled(answer) > 1;
        });
    }

    private Caller person() {
        return integrator.person(integrator.practice());
    }

    private static Caller wrong(Caller person) {
        return person.with("loginPassword", "wrong-wrong");
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
