package io.github.dualauth.edge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spool.DeadMessage;
import io.github.dualauth.edge.spool.TestSpool;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import io.github.dualauth.edge.testing.Downstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayWorkerTest {

    private static final String MAIL = "From: a@direct.example.org\r\nSubject: x\r\n\r\n.\r\n..dots\r\nend\r\n";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Retries RETRIES = new Retries(3, FIRST_RETRY);

    private final MutableClock clock = MutableClock.stopped();
    private final TestSpool spool = new TestSpool(TestDatabase.H2, clock);
    private final Downstream downstream = new Downstream(true);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        downstream.close();
    }

    private RelaySettings settings(String host, int port, String password) {
        return new RelaySettings(
                host,
                port,
                Optional.of(new RelaySettings.Login(Downstream.USER, Secret.of(password))),
                Optional.of(downstream.authorities(directory)),
                RETRIES);
    }

    private RelaySettings right() {
        return settings("localhost", downstream.port(), Downstream.RIGHT);
    }

    /** What is due now, and no more. */
    private void serve(RelaySettings settings) {
        try (RelayWorker worker = worker(settings)) {
            worker.serve();
        }
    }

    private RelayWorker worker(RelaySettings settings) {
        return RelayWorker.of(spool.queue(), settings, clock, DecisionMetrics.NONE);
    }

    private List<DeadMessage> dead() {
        return spool.deadLetters().list(TestSpool.APPLICATION, "", 10).items();
    }

    private void assertWaits() {
        assertEquals(List.of(), downstream.received());
        assertEquals(List.of(), dead());
        assertEquals(List.of(), spool.queue().claim(1), "not before its pause");
        clock.advance(FIRST_RETRY);
        assertEquals(1, spool.queue().claim(1).size());
    }

    @Test
    void of_authoritiesThatCannotBeRead_isRefused() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path none = directory.resolve("none.pem");
        for (Path file : List.of(empty, none, directory)) {
            RelaySettings bad = new RelaySettings("localhost", 1, Optional.empty(), Optional.of(file), RETRIES);
            assertThrows(ConfigurationException.class, () -> worker(bad));
        }
    }

    @Test
    void serve_serverWithoutTls_getsNothing() {
        try (Downstream plain = new Downstream(false)) {
            spool.mail(MAIL);
            serve(settings("localhost", plain.port(), Downstream.RIGHT));
            assertEquals(List.of(), plain.received());
            assertWaits();
        }
    }

    @Test
    void serve_serverOfAnotherName_getsNothing() {
        spool.mail(MAIL);
        serve(settings("127.0.0.1", downstream.port(), Downstream.RIGHT));
        assertWaits();
    }

    @Test
    void serve_serverThatNobodyVouchesFor_getsNothing() {
        spool.mail(MAIL);
        try (Downstream other = new Downstream(true)) {
            serve(settings("localhost", other.port(), Downstream.RIGHT));
            assertEquals(List.of(), other.received());
        }
        assertWaits();
    }

    @Test
    void serve_wrongPassword_isTriedAgain() {
        spool.mail(MAIL);
        serve(settings("localhost", downstream.port(), "wrong"));
        assertWaits();
    }

    @Test
    void serve_serverThatIsDown_isTriedAgain() {
        spool.mail(MAIL);
        int port = downstream.port();
        downstream.down();
        serve(settings("localhost", port, Downstream.RIGHT));
        assertWaits();
    }

    @Test
    void serve_refusedForGood_isDeadAtOnceUntilSomebodyRetriesIt() {
        spool.mail(MAIL);
        downstream.refuse(550);
        serve(right());
        assertEquals(List.of(), downstream.received());
        assertTrue(dead().get(0).failure().contains("550"), dead()::toString);
        downstream.refuse(0);
        clock.advance(Duration.ofDays(1));
        serve(right());
        assertEquals(List.of(), downstream.received());
        assertTrue(
                spool.deadLetters().retry(TestSpool.APPLICATION, dead().get(0).id()));
        serve(right());
        assertEquals(1, downstream.received().size());
    }

    @Test
    void serve_refusedForNow_isTriedAsOftenAsConfiguredWithGrowingPauses() {
        spool.mail(MAIL);
        downstream.refuse(451);
        serve(right());
        clock.advance(FIRST_RETRY);
        serve(right());
        clock.advance(FIRST_RETRY.multipliedBy(2).minusMillis(1));
        serve(right());
        assertEquals(List.of(), dead(), "the second pause is twice as long");
        clock.advance(Duration.ofMillis(1));
        serve(right());
        assertEquals(3, dead().get(0).attempts());
        assertTrue(dead().get(0).failure().contains("451"), dead()::toString);
    }

    @Test
    void serve_nodeThatAlwaysDies_isDeadInTheEnd() {
        spool.mail(MAIL);
        for (int i = 0; i < 3; i++) {
            assertEquals(1, spool.queue().claim(1).size());
            clock.advance(SpoolQueue.LEASE);
        }
        serve(right());
        assertEquals("the server was stopped", dead().get(0).failure());
        assertEquals(List.of(), downstream.received());
    }

    @Test
    void serve_whatIsNoMail_isDead() throws IOException {
        try (MessageWriter writer = spool.sink().open(TestSpool.envelope(Edge.XDR, "account"))) {
            writer.part(TestSpool.MAIL).write(1);
            writer.commit(TestSpool.freshKey());
        }
        serve(right());
        assertEquals(1, dead().size());
        assertEquals(List.of(), downstream.received());
    }

    @Test
    void serve_mail_arrivesOnceAsItCame() {
        String large = MAIL + "0123456789abcdef.\r\n".repeat(40_000);
        String id = spool.mail(large).id();
        serve(right());
        serve(right());
        assertEquals(1, downstream.received().size());
        Downstream.Received mail = downstream.received().get(0);
        assertEquals("a@direct.example.org", mail.sender());
        assertEquals(List.of("b@direct.example.org", "c@direct.example.net"), mail.recipients());
        String content = mail.content();
        String trace = content.substring(0, content.length() - large.length());
        assertEquals("Received: by dualauth with ESMTPSA id " + id + ";\r\n Sun, 1 Mar 2026 12:00:00 +0000\r\n", trace);
        assertEquals(large, content.substring(trace.length()));
        assertFalse(spool.deadLetters().retry(TestSpool.APPLICATION, id));
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), spool.queue().claim(1));
    }
}
