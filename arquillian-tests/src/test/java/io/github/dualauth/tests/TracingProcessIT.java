package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What an operator gets who turns the server's OpenTelemetry on, as the README says. */
final class TracingProcessIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TOKEN = RandomIds.id("token");

    private final Queue<String> spans = new ConcurrentLinkedQueue<>();

    @Test
    void openTelemetryTurnedOn_callsAreTracedWithoutTheirSecrets() throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::take);
        collector.start();
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        try (DualauthServer server = DualauthServer.start(ServerSetup.embedded()
                .with("OTEL_SDK_DISABLED", "false")
                .with("OTEL_TRACES_EXPORTER", "otlp")
                .with("OTEL_TRACES_SAMPLER", "always_on")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
                .with("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint)
                .with("OTEL_BSP_SCHEDULE_DELAY", "100"))) {
            Caller caller = server.administrator();
            assertEquals(405, server.api().send(look(server.api())).statusCode());
            server.api().call("PingWithApplicationAuth", caller).mustSucceed();
            Await.until(LIMIT, "a span of the call", () -> anySpanHas("/io/PingWithApplicationAuth"));
            assertFalse(anySpanHas(caller.auth().getString("applicationPassword")), "a password in a span");
            assertFalse(anySpanHas(TOKEN), "a link's token in a span");
        } finally {
            collector.stop(0);
        }
    }

    /** What a scanner of mails does with a link: the token stays good. */
    private static HttpRequest.Builder look(Api api) {
        return HttpRequest.newBuilder(api.base().resolve("/sso/applicationOpen/administrator/" + TOKEN))
                .method("HEAD", HttpRequest.BodyPublishers.noBody());
    }

    private boolean anySpanHas(String text) {
        return spans.stream().anyMatch(span -> span.contains(text));
    }

    /** Protocol Buffers keep texts as they are. */
    private void take(HttpExchange exchange) throws IOException {
        spans.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
