package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.Downstream;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.MailClient;
import io.github.dualauth.tests.harness.Ports;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is submitted by SMTP arrives at another server, and what becomes of it when that server does not take it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RelayProcessIT {
    /** Whoever is killed in the middle of an attempt holds its claim for two minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final TestAuthority authority = TestAuthority.root("Root", Instant.now());
    private final Downstream downstream = new Downstream(true);
    private final int port = Ports.free();

    private Path directory;
    private DualauthServer server;
    private Integrator integrator;
    private TestClient certificate;
    private Caller person;
    private String address;
    private String mail;

    @BeforeAll
    void start(@TempDir Path made) {
        directory = made;
        TestClient own = authority.client(Terms.good("localhost", Instant.now()));
        server = DualauthServer.start(ServerSetup.embedded()
                .with("DUALAUTH_HTTPS_ENABLED", "true")
                .with("DUALAUTH_HTTPS_PORT", String.valueOf(Ports.free()))
                .with("DUALAUTH_HTTPS_CERTIFICATE", file("server.pem", Pem.of(own.certificate())))
                .with("DUALAUTH_HTTPS_KEY", file("server.key", Pem.of(own.privateKey())))
                .with("DUALAUTH_DIRECT_TRUST_AUTHORITIES", file("root.pem", Pem.of(authority.certificate())))
                .with("DUALAUTH_DIRECT_TRUST_CRLS", file("root.crl", Pem.of(authority.list())))
                .with("DUALAUTH_DIRECT_SMTP_PORT", String.valueOf(port))
                .with("DUALAUTH_DIRECT_SINK", "relay")
                .with("DUALAUTH_DIRECT_RELAY_URL", "smtp://localhost:" + downstream.port())
                .with("DUALAUTH_DIRECT_RELAY_USER", Downstream.USER)
                .with("DUALAUTH_DIRECT_RELAY_PASSWORD", Downstream.RIGHT)
                .with(
                        "DUALAUTH_DIRECT_RELAY_AUTHORITIES",
                        downstream.authorities(directory).toString())
                .with("DUALAUTH_DIRECT_RELAY_FIRST_RETRY", "PT0.5S"));
    }

    private String file(String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    @AfterAll
    void stop() {
        server.close();
        downstream.close();
    }

    @BeforeEach
    void register() {
        downstream.refuse(0);
        downstream.received().clear();
        integrator = server.integrator();
        String practice = integrator.practice();
        person = integrator.person(practice);
        address = RandomIds.id("a") + "@direct.example.org";
        integrator
                .call("DirectAddressCreate", "accountId", practice, "directAddress", address)
                .mustSucceed();
        certificate = authority.client(RandomIds.id("desk"));
        integrator
                .call(
                        "ClientCertificateCreate",
                        "accountId",
                        practice,
                        "name",
                        "desk",
                        "certificate",
                        Pem.of(certificate.certificate()))
                .mustSucceed();
        mail = "From: " + address + "\r\nTo: b@direct.example.net\r\nSubject: " + RandomIds.id("s")
                + "\r\nX-Folded: a\r\n\tb\r\n\r\n.\r\n..dots\r\n" + "0123456789abcdef.\r\n".repeat(20_000);
    }

    private void submit() throws MessagingException {
        new MailClient(port, certificate.context(), person).send(address, "b@direct.example.net", mail);
    }

    private void mustArriveOnce() {
        Await.until(LIMIT, "the mail", () -> !downstream.received().isEmpty());
        assertEquals(1, downstream.received().size());
        Downstream.Received got = downstream.received().get(0);
        assertEquals(address, got.sender());
        assertEquals(List.of("b@direct.example.net"), got.recipients());
        assertTrue(got.content().startsWith("Received: by dualauth with ESMTPSA id "), got::sender);
        assertEquals(mail, got.content().substring(got.content().length() - mail.length()));
    }

    private JsonObject deadLetter() {
        return Await.value(LIMIT, "a dead letter", () -> letters().stream().findFirst());
    }

    private List<JsonObject> letters() {
        return integrator
                .call("DirectDeadLetterList")
                .mustSucceed()
                .array("directDeadLetterList")
                .getValuesAs(JsonObject.class);
    }

    private double attempts(String outcome) {
        return metric("dualauth_deliveries_total", "outcome=\"" + outcome + "\"")
                .orElse(0.0);
    }

    /** The value of what is shown of the relay or the spool. */
    private Optional<Double> metric(String name, String tag) {
        return server.api()
                .get("/metrics", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(tag) && !line.contains("what=\"webhook\""))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    @Test
    void submit_withoutCertificateOrFromAnothersAddress_isRefusedAndDoesNotArrive() {
        assertThrows(
                MessagingException.class,
                () -> new MailClient(port, TestClient.anonymous(), person).send(address, address, mail));
        address = RandomIds.id("not-mine") + "@direct.example.org";
        assertThrows(MessagingException.class, this::submit);
        assertEquals(List.of(), downstream.received());
    }

    @Test
    void submit_accepted_arrivesAsItWasSent() throws MessagingException {
        submit();
        mustArriveOnce();
        assertTrue(attempts("arrived") >= 1);
    }

    @Test
    void submit_serverDown_waitsAndArrivesOnceItIsUp() throws MessagingException {
        double failed = attempts("failed");
        downstream.down();
        try {
            submit();
            Await.until(LIMIT, "two attempts", () -> attempts("failed") >= failed + 2);
            Await.until(
                    LIMIT,
                    "the gauge",
                    () -> metric("dualauth_spool_waiting", "")
                            .filter(waiting -> waiting == 1)
                            .isPresent());
            assertEquals(List.of(), letters());
        } finally {
            downstream.up();
        }
        mustArriveOnce();
    }

    @Test
    void submit_refusedForGood_isADeadLetterUntilItIsAskedFor() throws MessagingException {
        downstream.refuse(550);
        submit();
        JsonObject dead = deadLetter();
        assertEquals(address, dead.getString("sender"));
        assertEquals("b@direct.example.net", dead.getJsonArray("recipients").getString(0));
        assertTrue(dead.getString("failure").contains("550"), dead::toString);
        assertEquals(1, dead.getInt("attempts"));
        downstream.refuse(0);
        String id = dead.getString("messageId");
        Integrator other = server.integrator();
        assertEquals(
                0,
                other.call("DirectDeadLetterList")
                        .mustSucceed()
                        .array("directDeadLetterList")
                        .size());
        other.call("DirectDeadLetterRetry", "messageId", id).mustRefuse(4650, "Direct dead letter does not exist");
        other.call("DirectDeadLetterDelete", "messageId", id).mustRefuse(4650);
        assertTrue(integrator
                .call("DirectDeadLetterRetry")
                .mustRefuse(4060)
                .message()
                .contains("messageId"));
        assertEquals(List.of(), downstream.received());
        integrator.call("DirectDeadLetterRetry", "messageId", id).mustSucceed();
        mustArriveOnce();
        assertEquals(List.of(), letters());
    }

    @Test
    void submit_deadLetterThatIsDeleted_doesNotArrive() throws MessagingException {
        downstream.refuse(550);
        submit();
        String id = deadLetter().getString("messageId");
        downstream.refuse(0);
        integrator.call("DirectDeadLetterDelete", "messageId", id).mustSucceed();
        integrator.call("DirectDeadLetterRetry", "messageId", id).mustRefuse(4650);
        integrator.call("DirectDeadLetterDelete", "messageId", id).mustRefuse(4650);
        assertEquals(List.of(), letters());
        assertEquals(List.of(), downstream.received());
    }

    @Test
    void submit_serverKilledBeforeItArrived_arrivesAfterTheRestart() throws MessagingException {
        double failed = attempts("failed");
        downstream.down();
        submit();
        Await.until(LIMIT, "an attempt", () -> attempts("failed") > failed);
        server.kill();
        downstream.up();
        server.restart();
        mustArriveOnce();
    }
}
