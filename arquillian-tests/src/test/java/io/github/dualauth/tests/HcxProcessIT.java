package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxAnswer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.SwitchedServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server with every HCX switch in its other position, and the delays of the product; the tests are a trusted proxy. */
@ExtendWith(SwitchedServer.class)
final class HcxProcessIT {
    private final HcxClient client;
    private final HcxParticipant participant;

    HcxProcessIT(DualauthServer server) {
        client = new HcxClient(server.api());
        participant = HcxParticipant.active(server);
    }

    @Test
    void onlyIssued_whatTheParticipantMakesItself_isRefused() {
        client.searchFor(participant.token(), participant.code()).mustDeny();
        Map<String, Object> milliseconds = participant.claims();
        milliseconds.replaceAll((name, value) -> value instanceof Long seconds ? seconds * 1000 : value);
        client.searchFor(participant.token(milliseconds), participant.code()).mustDeny();
    }

    @Test
    void tokenLifetime_isTheConfiguredOne() {
        HcxAnswer answer = client.generate(participant.clientId(), participant.clientSecret())
                .mustSucceed();
        assertEquals(120, answer.body().getInt("expires_in"));
        client.searchFor(answer.body().getString("access_token"), participant.code())
                .mustSucceed();
    }

    @Test
    void passwordGrant_faults_areRefused() {
        String id = participant.clientId();
        String secret = participant.clientSecret();
        client.passwordGrant("username", id, "password", secret).mustFail(400, "ERR_INVALID_PAYLOAD");
        client.passwordGrant("username", id, "password", secret, "grant_type", "client_credentials")
                .mustFail(400, "ERR_INVALID_PAYLOAD");
        client.passwordGrant("username", id, "password", secret + "x", "grant_type", "password")
                .mustDeny();
    }

    @Test
    void passwordGrant_switchedOn_givesAToken() {
        HcxAnswer answer = client.passwordGrant(
                        "client_id",
                        "registry-frontend",
                        "username",
                        participant.clientId(),
                        "password",
                        participant.clientSecret(),
                        "grant_type",
                        "password")
                .mustSucceed();
        client.searchFor(answer.body().getString("access_token"), participant.code())
                .mustSucceed();
    }

    @Test
    void guesses_atEveryDoor_areDelayedTogetherAndToldInHcxsFormat() {
        String address = Guesses.address();
        Await.until(Duration.ofSeconds(60), "a delay of more than two seconds", () -> {
            HcxAnswer answer = guess(address, "wrong");
            if (answer.status() == 429) {
                answer.mustFail(429, "ERR_TOO_MANY_REQUESTS");
            }
            return Integer.parseInt(answer.headers().first("Retry-After").orElse("0")) > 2;
        });
        client.post(
                        "/participant/auth/token/generate",
                        "application/x-www-form-urlencoded",
                        "username=" + participant.clientId() + "&password=wrong",
                        "X-Forwarded-For",
                        address)
                .mustFail(429, "ERR_TOO_MANY_REQUESTS");
        guess(address, participant.clientSecret()).mustFail(429, "ERR_TOO_MANY_REQUESTS");
        guess(Guesses.address(), participant.clientSecret()).mustSucceed();
    }

    private HcxAnswer guess(String address, String secret) {
        String body = Members.of("client_id", participant.clientId(), "client_secret", secret)
                .toString();
        return client.post("/token/generate", "application/json", body, "X-Forwarded-For", address);
    }
}
