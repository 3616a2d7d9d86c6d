package io.github.dualauth.benchmarks.peer;

import com.sun.net.httpserver.HttpServer;
import io.github.dualauth.benchmarks.discard.DiscardingSink;
import io.github.dualauth.edge.spi.MessageSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The library that our SMTP edge stands on, as it comes: STARTTLS without a certificate of the client, no AUTH. What
 * arrives goes to our spool on an H2 of its own, or nowhere.
 */
public final class SubmissionPeer {

    private static final int CONNECTIONS = 2000;
    private static final int LARGEST = 100 << 20;

    private SubmissionPeer() {}

    /**
     * Options: the SMTP port, where messages go, {@code --port} and the port that tells it is ready. Its key is the JVM's
     * own, {@code javax.net.ssl.keyStore}.
     */
    public static void run(List<String> options) throws Exception {
        MessageSink sink = options.get(1).equals("discard")
                ? new DiscardingSink()
                : PeerSpool.open(options.get(1), Clock.systemUTC());
        SMTPServer smtp = SMTPServer.port(Integer.parseInt(options.get(0)))
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("peer")
                .backlog(128)
                .maxConnections(CONNECTIONS)
                .connectionTimeoutMs((int) Duration.ofHours(1).toMillis())
                .maxMessageSize(LARGEST)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new PeerMessage(sink))
                .startTlsSocketFactory(SSLContext.getDefault())
                .requireTLS()
                .build();
        smtp.start();
        ready(Integer.parseInt(options.get(3)));
    }

    private static void ready(int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        byte[] answer = "ready".getBytes(StandardCharsets.US_ASCII);
        http.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
    }
}
