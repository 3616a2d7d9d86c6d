package io.github.dualauth.tests;

import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Calls from whatever address, at a server that trusts the tests as a proxy. */
final class Guesses {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Guesses() {}

    /** An address that no other test calls from. */
    static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "100." + (64 + random.nextInt(64)) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    static HttpResponse<String> call(DualauthServer node, String address, Caller caller) {
        return node.api()
                .send(HttpRequest.newBuilder(node.api().base().resolve("/io/PingWithAuth"))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                caller.body(JsonObject.EMPTY_JSON_OBJECT).toString())));
    }

    static Caller wrong(Caller person) {
        return person.with("loginPassword", "wrong-wrong");
    }

    /** Guesses at a person's password until so many seconds must pass before the next guess. */
    static void exhaust(DualauthServer node, String address, Caller person, int seconds) {
        exhaust(node, () -> address, person, seconds);
    }

    /** The same from more than one address. */
    static void exhaust(DualauthServer node, Supplier<String> address, Caller person, int seconds) {
        Await.until(LIMIT, "a delay of " + seconds + " seconds", () -> {
            HttpResponse<String> answer = call(node, address.get(), wrong(person));
            return answer.statusCode() == 429
                    && Integer.parseInt(
                                    answer.headers().firstValue("Retry-After").orElseThrow())
                            >= seconds;
        });
    }
}
