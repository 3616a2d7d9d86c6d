package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.BadBody;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad bodies of a sane size: always an envelope with a given code, and the connection serves the next request. */
@ApiTest
final class BadInputApiIT {
    private static final String BODIES = "io.github.dualauth.tests.harness.BadBodies#";
    private static final Duration BOUNDED = Duration.ofSeconds(10);
    private static final List<String> METHODS = List.of("PingWithAuth", "PracticeSave", "UserList");

    private final DualauthServer server;
    private final Integrator integrator;
    private final String practice;
    private final Caller caller;

    BadInputApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.integrator = integrator;
        this.practice = integrator.practice();
        this.caller = integrator.caller(practice, integrator.user(practice));
    }

    @ParameterizedTest
    @MethodSource({
        BODIES + "credentials",
        BODIES + "repeated",
        BODIES + "types",
        BODIES + "characters",
        BODIES + "bytes",
        BODIES + "syntax",
        BODIES + "depths"
    })
    void body_bad_isRefusedAndTheConnectionGoesOn(BadBody bad) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            for (String method : METHODS) {
                Answer answer = connection
                        .post("/io/" + method, bad.bytes(caller))
                        .read()
                        .mustNotTellTheServer()
                        .envelope();
                assertTrue(bad.codes().contains(answer.code()), () -> method + ": " + answer);
                assertTrue(answer.message().contains(bad.names()), () -> method + ": " + answer);
                answer.mustRefuse(answer.code());
                goesOn(connection);
            }
        }
    }

    @ParameterizedTest
    @MethodSource({BODIES + "repeated", BODIES + "bytes", BODIES + "syntax", BODIES + "depths"})
    void body_badAfterARightAuth_changesNothing(BadBody bad) {
        String id = RandomIds.id("ghost");
        String template = bad.template()
                .replaceFirst("^\\{\"auth\":\\{\\$A}", "{\"accountId\":\"" + id + "\",\"name\":\"x\",\"auth\":{\\$A}");
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection
                    .post("/io/PracticeSave", BadBody.fill(template, caller))
                    .read()
                    .envelope()
                    .mustRefuse(4000);
        }
        integrator.call("PracticeGet", "accountId", id).mustRefuse(4131);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonx",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=utf-16",
                "json",
                "*/*",
                ";;;"
            })
    void contentType_wrongOrMissing_isRefused(String type) {
        refusedWithHeaders(type.isEmpty() ? "" : "Content-Type: " + type + "\r\n", good());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "x-gzip", "gzip, gzip", "nonsense"})
    void contentEncoding_any_isRefused(String encoding) {
        refusedWithHeaders("Content-Type: application/json\r\nContent-Encoding: " + encoding + "\r\n", good());
    }

    @Test
    void body_utf16_isRefused() {
        refusedWithHeaders("Content-Type: application/json\r\n", new String(good(), UTF_8).getBytes(UTF_16LE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "APPLICATION/JSON",
                "application/json ; foo=bar"
            })
    void contentType_jsonInUtf8_isTaken(String type) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection
                    .post("/io/PingWithAuth", "Content-Type: " + type + "\r\n", good())
                    .read()
                    .envelope()
                    .mustSucceed();
        }
    }

    @Test
    void auth_longestValueAndModerateDepth_areTaken() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            String longest =
                    "{\"auth\":{\"applicationId\":\"" + "x".repeat(1024) + "\",\"applicationPassword\":\"y\"}}";
            connection
                    .post("/io/PingWithAuth", longest.getBytes(UTF_8))
                    .read()
                    .envelope()
                    .mustRefuse(4010);
            String deep = "{\"auth\":{$A},\"x\":" + "[".repeat(32) + "]".repeat(32) + "}";
            connection
                    .post("/io/PingWithAuth", BadBody.fill(deep, caller))
                    .read()
                    .envelope()
                    .mustSucceed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "\\u0000"})
    void body_badCharacterOutsideAuth_isRefused(String bad) {
        String members = String.join(
                ",", "\"accountId\":\"a" + bad + "\"", "\"name\":\"a" + bad + "\"", "\"cursor\":\"" + bad + "\"");
        byte[] body = BadBody.fill("{\"auth\":{$A}," + members + "}", caller);
        try (RawConnection connection = server.connect(BOUNDED)) {
            for (String method : List.of("PracticeSave", "UserList")) {
                Answer answer = connection.post("/io/" + method, body).read().envelope();
                assertTrue(Set.of(4000, 4060).contains(answer.code()), () -> method + ": " + answer);
                goesOn(connection);
            }
        }
    }

    @Test
    void body_numberThatNothingHolds_isRefused() {
        for (String number : List.of("1e99999999999", "1".repeat(2_000))) {
            byte[] body = BadBody.fill("{\"auth\":{$A},\"metadata\":" + number + "}", caller);
            try (RawConnection connection = server.connect(BOUNDED)) {
                Answer answer = connection.post("/io/PracticeSave", body).read().envelope();
                answer.mustRefuse(4000);
                goesOn(connection);
            }
        }
    }

    private void refusedWithHeaders(String headerLines, byte[] body) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            for (String method : METHODS) {
                Answer answer = connection
                        .post("/io/" + method, headerLines, body)
                        .read()
                        .mustNotTellTheServer()
                        .envelope();
                assertTrue(Set.of(4000).contains(answer.code()), () -> method + ": " + answer);
                answer.mustRefuse(4000);
                goesOn(connection);
            }
        }
    }

    private void goesOn(RawConnection connection) {
        connection.post("/io/PingWithAuth", good()).read().envelope().mustSucceed();
    }

    private byte[] good() {
        return BadBody.fill("{\"auth\":{$A}}", caller);
    }
}
