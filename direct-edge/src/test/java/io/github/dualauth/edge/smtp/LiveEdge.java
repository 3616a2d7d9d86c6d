package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.CallLimit;
import io.github.dualauth.edge.config.SmtpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** An edge that listens on a free port, and clients of it. */
final class LiveEdge implements AutoCloseable {

    private static final TestTls TLS = new TestTls();
    private static final SSLContext SERVER = TLS.context(TLS.issue("server"));
    private static final TestTls.Identity ALICE = TLS.issue("alice");

    private final TestGate gate = new TestGate();
    private final RecordingSink sink = new RecordingSink();
    private final Scheduler scheduler = new Scheduler();
    private final SmtpEdge edge;
    private volatile boolean trusting = true;

    LiveEdge(SmtpSettings settings) {
        edge = new SmtpEdge(
                settings,
                new SmtpPorts(
                        gate, () -> trusting ? Optional.of(SERVER) : Optional.empty(), sink, MutableClock.stopped()));
        edge.start(scheduler);
    }

    TestGate gate() {
        return gate;
    }

    RecordingSink sink() {
        return sink;
    }

    int port() {
        return edge.port();
    }

    static SmtpSettings.Patience patience(Duration idle) {
        return new SmtpSettings.Patience(idle, Duration.ofMinutes(10), Duration.ofSeconds(10));
    }

    /** With room for what tests send. */
    static SmtpSettings settings() {
        return settings(patience(Duration.ofMinutes(1)));
    }

    static SmtpSettings settings(SmtpSettings.Patience patience) {
        return settings(0, patience);
    }

    static SmtpSettings settings(int port, SmtpSettings.Patience patience) {
        return settings(port, patience, "5/PT1M");
    }

    static SmtpSettings settings(int port, SmtpSettings.Patience patience, String rate) {
        return new SmtpSettings(
                port, "127.0.0.1", "edge.example.org", 100_000, 3, 20, 10, CallLimit.of(rate), 3, patience);
    }

    /** The server has no certificate from now on. */
    void loseTrust() {
        trusting = false;
    }

    static TestTls tls() {
        return TLS;
    }

    /** What a client uses that shows alice's certificate. */
    static SSLContext alice() {
        return TLS.context(ALICE);
    }

    /** Alice's key and certificate in a file. */
    static Path pemOfAlice(Path directory) throws IOException {
        try {
            Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            String text = "-----BEGIN PRIVATE KEY-----\n"
                    + encoder.encodeToString(ALICE.keys().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                    + encoder.encodeToString(ALICE.certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(directory.resolve("alice.pem"), text);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that has read the greeting. */
    RawClient connect() throws IOException {
        RawClient client = new RawClient(edge.port());
        client.reply();
        return client;
    }

    /** A client within TLS, that has said EHLO there. */
    RawClient secure(SSLContext context) throws IOException {
        RawClient client = connect();
        client.ask("EHLO client.example.org");
        client.ask("STARTTLS");
        client.handshake(context);
        client.ask("EHLO client.example.org");
        return client;
    }

    /** A client that has logged in. */
    RawClient loggedIn() throws IOException {
        RawClient client = secure(alice());
        client.ask("AUTH PLAIN " + RawClient.plain("", TestGate.LOGIN, TestGate.PASSWORD));
        return client;
    }

    /** A client whose message is asked for. */
    RawClient inData() throws IOException {
        RawClient client = loggedIn();
        client.ask("MAIL FROM:<alice@direct.example.org>");
        client.ask("RCPT TO:<bob@direct.example.com>");
        client.ask("DATA");
        return client;
    }

    @Override
    public void close() {
        edge.stop();
        scheduler.close();
    }
}
