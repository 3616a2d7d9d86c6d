package io.github.dualauth.core.webhook;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dualauth.core.webhook.signature.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real HTTP server that receives webhooks, and answers as it is told. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private volatile int status = 204;

    /** Listens on a port of loopback that is free. */
    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    /** One call. */
    public record Received(String path, String id, String time, String signature, String body) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        Received call = new Received(
                exchange.getRequestURI().getPath(),
                headers.getFirst(WebhookSignature.ID_HEADER),
                headers.getFirst(WebhookSignature.TIMESTAMP_HEADER),
                headers.getFirst(WebhookSignature.SIGNATURE_HEADER),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(call);
        arrivals.add(call);
        exchange.getResponseHeaders()
                .add("Location", url().resolve("/elsewhere").toString());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** From now on with this status. */
    public Receiver answering(int next) {
        status = next;
        return this;
    }

    /** All calls until now. */
    public List<Received> received() {
        return received;
    }

    /** Waits for the next call that nobody has waited for. */
    public Received next() throws InterruptedException {
        Received call = arrivals.poll(30, TimeUnit.SECONDS);
        assertNotNull(call, "nothing came");
        return call;
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
