package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.http.failure.UncaughtMapper;
import io.github.dualauth.core.testing.LogLines;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to what a method throws, and to what no method takes (RFC 9457). */
class AnswerPipelineTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder traced(String path) {
        return server.request(path).header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    static void assertProblem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode());
        assertEquals(List.of("application/problem+json"), answer.headers().allValues("Content-Type"));
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"" + ProblemFormat.title(status) + "\",\"status\":" + status
                        + "}",
                answer.body());
    }

    @Test
    void bug_isToldAsAReferenceIntoTheLogAndNothingMore() {
        try (LogLines log = LogLines.of(UncaughtMapper.class)) {
            HttpResponse<String> answer = server.send(server.request("/api/fails/bug"));
            assertEquals(500, answer.statusCode());
            assertEquals(List.of("application/problem+json"), answer.headers().allValues("Content-Type"));
            assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
            String reference = answer.body().replaceAll(".*\"detail\":\"([^\"]*)\".*", "$1");
            assertTrue(reference.matches("reference [0-9a-f]{32}"), answer::body);
            assertEquals(
                    List.of(reference),
                    answer.headers().allValues("X-Request-Id").stream()
                            .map("reference "::concat)
                            .toList());
            assertFalse(answer.body().contains("secret"), answer::body);
            assertEquals(List.of("SEVERE a request failed, " + reference), log.take());
        }
    }

    @Test
    void bug_ofATracedRequest_isInTheLogUnderItsTraceId() {
        try (LogLines log = LogLines.of(UncaughtMapper.class)) {
            server.send(traced("/api/fails/bug"));
            assertEquals(List.of("SEVERE a request failed, reference " + TRACE), log.take());
        }
    }

    @Test
    void bug_ofAnotherThread_isToldInTheSameWay() {
        try (LogLines log = LogLines.of(UncaughtMapper.class)) {
            HttpResponse<String> answer = server.send(traced("/api/fails-later"));
            assertEquals(500, answer.statusCode());
            assertTrue(answer.body().contains("reference " + TRACE), answer::body);
            assertEquals(List.of("SEVERE a request failed, reference " + TRACE), log.take());
        }
    }

    @Test
    void dependency_thatIsDown_isToBeTriedAgain() {
        try (LogLines log = LogLines.of(UncaughtMapper.class)) {
            HttpResponse<String> answer = server.send(traced("/api/fails/down"));
            assertProblem(503, answer);
            assertEquals(List.of("2"), answer.headers().allValues("Retry-After"));
            assertEquals(List.of(TRACE), answer.headers().allValues("X-Request-Id"));
            assertEquals(
                    List.of("SEVERE a request could not be served, reference " + TRACE + ": the pool is empty"),
                    log.take());
        }
    }

    @ParameterizedTest
    @CsvSource({"mute, 409", "bad, 400"})
    void exception_withoutABody_getsOne(String how, int status) {
        HttpResponse<String> answer = server.send(server.request("/api/fails/" + how));
        assertProblem(status, answer);
        assertEquals("mute".equals(how), answer.headers().map().containsKey("x-own"));
    }

    @Test
    void exception_withABody_keepsIt() {
        HttpResponse<String> answer = server.send(server.request("/api/fails/told"));
        assertEquals(409, answer.statusCode());
        assertEquals("mine", answer.body());
        assertEquals(List.of("max-age=60"), answer.headers().allValues("Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({"moved, 303", "nothing, 204"})
    void exception_thatIsNoFailure_getsNoBody(String how, int status) {
        HttpResponse<String> answer = server.send(server.request("/api/fails/" + how));
        assertEquals(status, answer.statusCode());
        assertEquals("", answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, text/plain, 404",
        "DELETE, /api/open, text/plain, 405",
        "POST, /api/only-json, text/plain, 415",
        "POST, /api/only-json, application/json;;=, 415"
    })
    void request_thatNoMethodTakes_isToldWhy(String verb, String path, String type, int status) {
        assertProblem(status, server.send(server.post(path, type, "{}").method(verb, BodyPublishers.noBody())));
    }

    @Test
    void request_whoseTypeCannotBeParsed_isServedWhereNoTypeIsAskedFor() {
        assertEquals("{}", server.send(server.post("/api/open", ";=", "{}")).body());
    }
}
