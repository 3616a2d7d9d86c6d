package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.ServerClock;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The clock of a running server jumps: dates follow it, delays and revocations do not, and callers notice nothing. What is
 * moved is the clocks of {@code java.time}, which are all that our code reads; {@link System#currentTimeMillis}, which
 * other people's code in the server reads, stays right.
 */
final class ClockProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final int DELAY = 8;

    private final ServerClock clock = new ServerClock();
    private final DualauthServer server =
            DualauthServer.start(clock.in(ServerSetup.throttling().with("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1, ::1")));
    private final Api api = server.api();
    private final AuditTrail trail = new AuditTrail(server);
    private final Victim known = Victim.on(server);
    private final String guesser = Guesses.address();
    private final Caller guessed = person();

    @AfterEach
    void close() {
        server.close();
        clock.close();
    }

    @Test
    void clock_jumpsForwardAndBack_onlyDatesFollow() {
        Caller ending = password("expires", Duration.ofHours(1));
        Caller coming = password("notBefore", Duration.ofHours(2));
        Caller revoked = revoked();
        List<Caller> newcomers = List.of(person(), person());
        mustGoOn(known.person());
        mustTake(ending);
        mustRefuse(coming, revoked);
        Guesses.exhaust(server, guesser, guessed, DELAY);

        jump(Duration.ofHours(3));
        mustBeDelayed();
        mustGoOn(newcomers.get(0));
        mustTake(coming);
        mustRefuse(ending, revoked);

        jump(Duration.ofHours(-3));
        mustBeDelayed();
        mustGoOn(newcomers.get(1));
        mustTake(ending);
        mustRefuse(coming, revoked);
    }

    /** Returns when a call is recorded with the time that it is now. */
    private void jump(Duration ahead) {
        clock.set(ahead);
        Await.until(LIMIT, "a record " + ahead + " ahead of time", () -> {
            api.call("PingWithAuth", known.application()).mustSucceed();
            List<JsonObject> events = trail.events();
            Instant last = Instant.parse(events.get(events.size() - 1).getString("time"));
            Duration off = Duration.between(Instant.now().plus(ahead), last);
            return off.abs().compareTo(NEAR) < 0;
        });
    }

    private void mustGoOn(Caller newcomer) {
        for (Caller caller : List.of(known.application(), known.person(), newcomer, person())) {
            api.call("PingWithAuth", caller).mustSucceed();
        }
    }

    /** One more guess may be due by now; what follows it is a delay as before or twice as long. */
    private void mustBeDelayed() {
        HttpResponse<String> answer = guess();
        answer = answer.statusCode() == 429 ? answer : guess();
        assertEquals(429, answer.statusCode(), answer::body);
        int delay = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(delay <= 4 * DELAY, () -> "delayed by " + delay + " seconds");
    }

    private HttpResponse<String> guess() {
        return Guesses.call(server, guesser, Guesses.wrong(guessed));
    }

    private void mustTake(Caller application) {
        api.call("PingWithApplicationAuth", application).mustSucceed();
    }

    private void mustRefuse(Caller... applications) {
        for (Caller application : applications) {
            api.call("PingWithApplicationAuth", application).mustRefuse(4010, "Unauthorized");
        }
    }

    private Caller person() {
        return known.integrator().person(known.practice());
    }

    private Caller password(String member, Duration ahead) {
        return with(create(member, Instant.now().plus(ahead).toString()));
    }

    /** It was good a moment ago. */
    private Caller revoked() {
        Answer made = create("expires", "2999-01-01T00:00:00Z");
        mustTake(with(made));
        String passwordId = made.object("applicationPasswordInfo").getString("passwordId");
        known.integrator()
                .call("ApplicationPasswordRevoke", "passwordId", passwordId)
                .mustSucceed();
        return with(made);
    }

    private Answer create(String member, String date) {
        return known.integrator()
                .call("ApplicationPasswordCreate", "name", member, member, date)
                .mustSucceed();
    }

    private Caller with(Answer made) {
        return known.integrator().caller().with("applicationPassword", made.text("applicationPassword"));
    }
}
