package io.github.dualauth.tests.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.webhook.signature.WebhookSignature;
import io.github.dualauth.core.webhook.signature.WebhookVerdict;
import io.github.dualauth.core.webhook.signature.WebhookVerifier;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks that checks them with our own class, can be down, and comes up again on the same port. */
public final class WebhookReceiver implements AutoCloseable {
    private final int port;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;

    /** Starts on a free port. */
    public WebhookReceiver() {
        this.port = Ports.free();
        up();
    }

    /**
     * One webhook that came.
     *
     * @param id its ID
     * @param time its time
     * @param signature its signature
     * @param text its body
     */
    public record Call(String id, String time, String signature, String text) {

        /** What the receiver's check says of it. */
        public WebhookVerdict verdict(String secret) {
            return new WebhookVerifier(Secret.of(secret), Clock.systemUTC())
                    .verify(time, signature, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Its body. */
        public JsonObject body() {
            return Members.parse(text);
        }
    }

    /** Comes up again. */
    public void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/hook", this::receive);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses connections from now on. */
    public void down() {
        server.stop(0);
    }

    /** Answers with this status from now on. */
    public void answer(int next) {
        status = next;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                headers.getFirst(WebhookSignature.ID_HEADER),
                headers.getFirst(WebhookSignature.TIMESTAMP_HEADER),
                headers.getFirst(WebhookSignature.SIGNATURE_HEADER),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** All that came so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    @Override
    public void close() {
        down();
    }
}
