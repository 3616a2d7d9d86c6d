package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.ServerSetup;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits for known callers, and a server that trusts no proxy. */
final class LimitProcessIT {
    private static final int OF_APPLICATION = 12;
    private static final int OF_ACCOUNT = 5;

    private static DualauthServer server;

    private final RawConnection connection = server.connect(Duration.ofSeconds(30));

    @BeforeAll
    static void start() {
        server = DualauthServer.start(ServerSetup.throttling()
                .with("DUALAUTH_LIMIT_APPLICATION", OF_APPLICATION + "/PT1H")
                .with("DUALAUTH_LIMIT_ACCOUNT", OF_ACCOUNT + "/PT1H"));
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
    void application_overItsLimit_waitsAndOthersDoNot() {
        Integrator busy = server.integrator();
        Integrator quiet = server.integrator();
        for (int i = 0; i < OF_APPLICATION; i++) {
            busy.call("PracticeList").mustSucceed();
        }
        RawAnswer over = call("PracticeList", busy.caller());
        assertEquals(429, over.status(), over::toString);
        assertEquals(4290, over.envelope().code());
        int seconds = Integer.parseInt(over.headers().first("Retry-After").orElseThrow());
        assertTrue(seconds > 200 && seconds <= 3600 / OF_APPLICATION, over::toString);
        quiet.call("PracticeList").mustSucceed();
    }

    @Test
    void account_overItsLimit_waitsInBothModesAndOthersDoNot() {
        Integrator integrator = server.integrator();
        String busy = integrator.practice();
        String quiet = integrator.practice();
        Caller person = integrator.person(busy);
        for (int i = 1; i < OF_ACCOUNT; i++) {
            assertEquals(200, call("PingWithAuth", person).status());
        }
        assertEquals(429, call("PingWithAuth", person).status());
        assertEquals(
                429,
                call("PingWithAccountAuth", integrator.caller().account(busy)).status());
        assertEquals(
                200,
                call("PingWithAccountAuth", integrator.caller().account(quiet)).status());
    }

    @Test
    void headers_ofAnybody_changeNothing() {
        Caller guess = Caller.individual(RandomIds.id("nobody"), "wrong-wrong");
        byte[] body = guess.body(Members.of()).toString().getBytes(UTF_8);
        boolean throttled = false;
        for (int i = 0; i < 60 && !throttled; i++) {
            String lines = "Content-Type: application/json\r\nX-Forwarded-For: 203.0.113." + i
                    + "\r\nForwarded: for=203.0.113." + i + "\r\n";
            RawAnswer answer = connection.post("/io/PingWithAuth", lines, body).read();
            throttled = answer.status() == 429;
        }
        assertTrue(throttled);
    }

    private RawAnswer call(String method, Caller caller) {
        byte[] body = caller.body(Members.of()).toString().getBytes(UTF_8);
        return connection.post("/io/" + method, body).read();
    }
}
