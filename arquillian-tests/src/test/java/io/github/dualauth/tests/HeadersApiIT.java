package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer has and lacks, and that no answer, however it comes about, is the container's page. */
@ApiTest
final class HeadersApiIT {
    private static final Duration BOUNDED = Duration.ofSeconds(30);

    private final DualauthServer server;
    private final Api api;

    HeadersApiIT(DualauthServer server) {
        this.server = server;
        this.api = server.api();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "\r\n\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\n\r\n",
                "POST  /io/Ping  HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nContent-Length: 2x\r\n\r\n{}",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nNo colon here\r\n\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\nContent-Length: 2\r\n\r\n{}",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /io/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a\u0001b HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"
            })
    void request_garbage_getsNoPageAndNoBanner(String request) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            Optional<RawAnswer> answer = connection.send(request).endOfSending().tryRead();
            answer.ifPresent(HeadersApiIT::mustBeAnonymous);
        }
        api.call("Ping", Caller.nobody()).mustSucceed();
    }

    /** A proxy may see one request where the server sees two, or fields that it has not checked (RFC 9112, 11.2). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: identity\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n",
                "Transfer-Encoding: \"chunked\"\r\n\r\n",
                "Transfer-Encoding: , chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n",
                "Host: y\r\nContent-Length: 2\r\n\r\n{}"
            })
    void request_thatAProxyMaySeeOtherwise_endsTheConnection(String rest) {
        String next = "POST /io/Ping HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.send("POST /io/Ping HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest + next);
            RawAnswer answer = connection.read();
            mustBeAnonymous(answer);
            assertEquals(400, answer.status(), answer::toString);
            assertTrue(answer.closes(), answer::toString);
            assertTrue(connection.tryRead().isEmpty(), "what followed was taken for a request");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000, 2_000_000})
    void header_oversized_getsNoPageAndNoBanner(int length) {
        String big = "x".repeat(length);
        for (String head : List.of(
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\nX-Big: " + big + "\r\n",
                "POST /io/" + big + " HTTP/1.1\r\nHost: x\r\n",
                "POST /io/Ping HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(length / 6))) {
            try (RawConnection connection = server.connect(BOUNDED)) {
                connection
                        .trySend(head + "Content-Length: 2\r\n\r\n{}")
                        .tryRead()
                        .ifPresent(HeadersApiIT::mustBeAnonymous);
            }
        }
        api.call("Ping", Caller.nobody()).mustSucceed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/nope", "/index.html", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/io", "/api", "/api/nope",
                "/dualauth", "/io.html", "/ioPing", "/api/io", "/%2e%2e/", "/;x=y", "//", "/openapi/nope",
                "/management/domain", "/asadmin", "/__asadmin/version", "/application.wadl", "/io/application.wadl"
            })
    void path_unknown_isShortJson(String path) {
        for (String verb : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")) {
            try (RawConnection connection = server.connect(BOUNDED)) {
                RawAnswer answer = connection.send(request(verb, path)).read();
                mustBeAnonymous(answer);
                assertTrue(answer.status() >= 400 || answer.body().contains("4000"), () -> verb + " " + answer);
                assertTrue(answer.body().length() < 1_000, () -> verb + " " + answer);
                if (!answer.closes()) {
                    connection.mustAnswerTheNext();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/index.html", "/dualauth/x", "/favicon.ico"})
    void path_outsideIo_is404Json(String path) {
        try (RawConnection connection = server.connect(BOUNDED)) {
            RawAnswer answer = connection.send(request("GET", path)).read();
            assertEquals(404, answer.status(), answer::toString);
            assertTrue(answer.headers().first("Content-Type").orElse("").contains("json"), answer::toString);
            assertFalse(Members.parse(answer.body()).isEmpty(), answer::toString);
            assertTrue(answer.headers().has("Cache-Control", "no-store"), answer::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void verb_wrong_isNotAllowed(String verb) {
        for (String path : List.of("/io/Ping", "/io/PracticeCreate", "/api/io/pingwithauth")) {
            try (RawConnection connection = server.connect(BOUNDED)) {
                RawAnswer answer = connection.send(request(verb, path)).read();
                mustBeAnonymous(answer);
                assertEquals(405, answer.status(), answer::toString);
                assertEquals(List.of("POST"), answer.headers().all("Allow"), answer::toString);
                assertEquals(4000, answer.envelope().code(), answer::toString);
                connection.mustAnswerTheNext();
            }
        }
    }

    @Test
    void head_ping_isNotAllowedAndHasNoBody() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            RawAnswer answer = connection.send(request("HEAD", "/io/Ping")).readHead();
            assertEquals(405, answer.status(), answer::toString);
            mustBeAnonymous(answer);
            connection.mustAnswerTheNext();
        }
    }

    @Test
    void options_star_isAnonymous() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").tryRead().ifPresent(HeadersApiIT::mustBeAnonymous);
        }
    }

    @Test
    void ping_http10_isAnsweredAndClosed() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection
                    .send("POST /io/Ping HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .read()
                    .envelope()
                    .mustSucceed();
            assertTrue(connection.tryRead().isEmpty());
        }
    }

    /** Two, as the container itself (Grizzly 4.0.2) misreads the third pipelined request with a body. */
    @Test
    void ping_pipelined_isAnsweredInOrder() {
        try (RawConnection connection = server.connect(BOUNDED)) {
            byte[] body = "{}".getBytes(UTF_8);
            connection.post("/io/Nope", body).post("/io/Ping", body);
            connection.read().envelope().mustRefuse(4000);
            connection.read().envelope().mustSucceed();
        }
    }

    @Test
    void ping_expectContinue_isAnswered() {
        String headers = "Content-Type: application/json\r\nExpect: 100-continue\r\n";
        try (RawConnection connection = server.connect(BOUNDED)) {
            connection
                    .post("/io/PingWithAuth", headers, "{}".getBytes(UTF_8))
                    .read()
                    .envelope()
                    .mustRefuse(4010);
            connection.mustAnswerTheNext();
        }
    }

    @Test
    void listener_byDefault_isOnLoopbackOnly() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "This machine has loopback only");
        assertFalse(connects(outside.get()), () -> "The server listens on " + outside.get());
    }

    private boolean connects(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, api.base().getPort()), 2_000);
            return true;
        } catch (IOException expected) {
            return false;
        }
    }

    /** With a body where the method has one: the container refuses bodies that RFC 9110 gives no meaning to. */
    private static String request(String verb, String path) {
        String head = verb + " " + path + " HTTP/1.1\r\nHost: x\r\n";
        return List.of("POST", "PUT", "PATCH").contains(verb)
                ? head + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                : head + "\r\n";
    }

    private static void mustBeAnonymous(RawAnswer answer) {
        answer.mustNotTellTheServer();
        assertEquals(List.of(), answer.headers().all("Server"), answer::toString);
        assertEquals(List.of(), answer.headers().all("X-Powered-By"), answer::toString);
    }
}
