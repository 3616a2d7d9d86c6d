package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class PingApiIT {
    private final Api api;

    PingApiIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/io/Nope", "/io/PingWithAut", "/io/Pings", "/api/io/Nope", "/io/Ping/", "/io/Ping/x", "/io/"})
    void method_unknown_isToldInTheEnvelope(String path) {
        Answer answer = api.post(path, "{}");
        if (!path.equals("/io/Ping/")) {
            answer.mustRefuse(4000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auth\":{}}",
                "{\"auth\":null}",
                "{\"auth\":{\"applicationId\":\"x\",\"applicationPassword\":\"y\",\"accountId\":\"\",\"userId\":null}}",
                "{\"auth\":{\"loginId\":\"x\",\"loginPassword\":\"y\"},\"more\":[1,2,{}]}"
            })
    void ping_anyAuthOrNone_succeeds(String body) {
        api.post("/io/Ping", body).mustSucceed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/io/Ping", "/io/ping", "/io/PING", "/io/pInG", "/api/io/Ping", "/api/io/ping"})
    void ping_anyCaseAndBothPaths_succeeds(String path) {
        api.post(path, "{}").mustSucceed();
    }

    @Test
    void ping_success_holdsExactlyTheEnvelope() {
        Answer answer = api.call("Ping", Caller.nobody()).mustSucceed();
        org.junit.jupiter.api.Assertions.assertEquals(
                java.util.Set.of("successful", "responseMessage", "responseCode"),
                answer.body().keySet());
    }

    /** Java's client offers HTTP/2 in clear unless told otherwise, and was left without an answer when that was off. */
    @Test
    void ping_byJavasClientAsItComes_isAnsweredEachTime() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.base().resolve("/io/Ping"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            assertTrue(response.body().contains("2000"), response.body());
        }
    }
}
