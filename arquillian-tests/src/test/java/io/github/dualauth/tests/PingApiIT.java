package io.github.dualauth.tests;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
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
}
