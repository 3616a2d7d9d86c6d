package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.TestCallers;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method and the audit know of a caller, and of where the call came from. */
class CallerPipelineTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private Path directory;

    @Test
    void forwardedHeaders_whereNoProxyIsTrusted_areIgnored() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            assertEquals("127.0.0.1", source(server, "Forwarded", "for=192.0.2.7"));
            assertEquals("127.0.0.1", source(server, "X-Forwarded-For", "192.0.2.7"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, Forwarded, for=192.0.2.7, 127.0.0.1",
        "127.0.0.1, X-Other, 192.0.2.7, 127.0.0.1",
        "127.0.0.1, Forwarded, for=192.0.2.7, 192.0.2.7",
        "127.0.0.1, X-Forwarded-For, '192.0.2.9, 192.0.2.7', 192.0.2.7"
    })
    void forwardedHeader_isBelievedFromATrustedProxyAlone(String trusted, String header, String value, String source) {
        try (TestHttpServer server = TestHttpServer.start(Map.of("dualauth.trusted-proxies", trusted), directory)) {
            assertEquals(source, source(server, header, value));
        }
    }

    /** Where the audit has a request from. */
    private static String source(TestHttpServer server, String header, String value) {
        server.audit().take();
        server.send(server.json("/api/whole", "{}").header(header, value));
        return server.audit().take().get(0).replaceAll(".*\"source\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void methodAndRequest_knowTheSameCaller() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            String caller = "same " + server.application() + " clerk - - DualAuth account user";
            assertEquals(caller, server.accepted(server.json("/api/who", "{" + server.auth() + "}")));
            HttpRequest.Builder byToken =
                    server.json("/api/who", "{\"auth\":{\"accountId\":\"account\",\"userId\":\"user\"}}");
            assertEquals(caller, server.accepted(byToken.header("Authorization", server.bearer())));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void securityContext_isSecureWhereTheConnectionIs(boolean secure) {
        CallerSecurityContext context = new CallerSecurityContext(TestCallers.application(), secure);
        assertEquals(secure, context.isSecure());
        assertTrue(context.isUserInRole("clerk"));
        assertFalse(context.isUserInRole("administrator"));
    }

    @Test
    void answer_hasTheIdOfItsTrace() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            HttpResponse<String> answer = server.send(
                    server.json("/api/whole", "{}").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
            assertEquals(TRACE, answer.headers().firstValue("X-Request-Id").orElseThrow());
            assertTrue(server.audit().take().get(0).contains(TRACE));
        }
    }

    @Test
    void answer_thatMayBeKept_isLeftAlone() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            HttpResponse<String> answer =
                    server.send(server.request("/api/kept").header("Authorization", server.bearer()));
            assertEquals("kept", answer.body());
            assertEquals(List.of("max-age=60"), answer.headers().allValues("Cache-Control"));
            assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
        }
    }

    /** Nobody is asked there, and so nobody is written down. */
    @Test
    void openMethod_isNotTouched() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            HttpResponse<String> answer = server.send(server.json("/api/open", "{\"auth\":["));
            assertEquals("{\"auth\":[", answer.body());
            assertEquals(List.of(), answer.headers().allValues("X-Request-Id"));
            assertEquals(List.of(), server.audit().take());
        }
    }

    @Test
    void deployment_fromItsStartToItsEnd_tellsWhoeverWaits() {
        try (TestHttpServer server = TestHttpServer.start(directory)) {
            assertEquals(List.of(new DualauthStarted()), server.deployment().fired());
            server.undeploy();
            assertEquals(
                    List.of(new DualauthStarted(), new DualauthStopping()),
                    server.deployment().fired());
            Assertions.assertThrows(
                    RejectedExecutionException.class,
                    () -> server.scheduler().every("late", Duration.ZERO, Duration.ofDays(1), () -> {}));
        }
    }
}
