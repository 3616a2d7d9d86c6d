package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.Waiting;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.text.MessageHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much of anything is taken. */
class SmtpLimitsTest {

    private static final int MOST = 100_000;
    private static final int MOST_PER_ADDRESS = 10;
    private static final String END = ".\r\n";
    private static final String OWN = "From: alice@direct.example.org\r\n\r\n";

    private LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void command_lineTooLong_endsTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            client.send("NOOP " + "a".repeat(100_000));
            assertTrue(client.reply().startsWith("500 5.5.2 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void command_controlCharacterOrOctetsBeyondAscii_areRefused() throws IOException {
        try (RawClient client = live.connect()) {
            assertTrue(client.ask("EHLO cl\u00efent").startsWith("501 5.5.4 "));
            assertTrue(client.ask("\u00e9\u00e9\u00e9\u00e9").startsWith("500 5.5.2 "));
            assertTrue(client.ask("NO\0OP").startsWith("500 5.5.2 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void command_tooManyErrors_endTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            for (int i = 0; i < 20; i++) {
                assertTrue(client.ask("WHAT").startsWith("500 5.5.2 "));
            }
            assertTrue(client.ask("WHAT").startsWith("421 4.7.0 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void data_lineTooLong_endsTheConnection() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(OWN + "a".repeat(999) + "\r\n.\r\n");
            assertTrue(client.reply().startsWith("554 5.6.0 "));
            assertEquals("end", client.reply());
            assertEquals(List.of(), live.sink().messages());
        }
    }

    @Test
    void data_headerTooLong_isRefused() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(
                    "From: alice@direct.example.org\r\n" + ("X: " + "a".repeat(900) + "\r\n").repeat(80) + "\r\n.\r\n");
            assertTrue(client.reply().startsWith("554 5.6.0 "));
            assertEquals(0, live.sink().opened());
        }
    }

    @Test
    void data_headerAtTheLimit_isTakenAndOneMoreIsNot() throws IOException {
        String from = OWN.substring(0, OWN.length() - 2);
        assertEquals("250 2.0.0", submitted(filled(from, MessageHeader.LONGEST - 2) + "\r\n"));
        assertEquals("554 5.6.0", submitted(filled(from, MessageHeader.LONGEST - 1) + "\r\n"));
        assertEquals(1, live.sink().opened());
    }

    @Test
    void data_sizeAtTheLimit_isTakenAndOneMoreIsNot() throws IOException {
        assertEquals("250 2.0.0", submitted(filled(OWN, MOST - END.length())));
        assertEquals("552 5.3.4", submitted(filled(OWN, MOST - END.length() + 1)));
        assertEquals(1, live.sink().messages().size());
        assertEquals(MOST - END.length(), live.sink().messages().get(0).text().length());
    }

    private String submitted(String message) throws IOException {
        try (RawClient client = live.inData()) {
            client.send(message + END);
            return client.reply().substring(0, 9);
        }
    }

    /** Lines that are fields, too, until there are so many octets. */
    private static String filled(String start, int octets) {
        StringBuilder text = new StringBuilder(start);
        while (octets - text.length() > 900) {
            text.append("X: ").append("a".repeat(795)).append("\r\n");
        }
        text.append("X: ");
        return text + "a".repeat(octets - text.length() - 2) + "\r\n";
    }

    @Test
    void data_tooBig_isReadToItsEndAndRefused() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(OWN + ("x".repeat(98) + "\r\n").repeat(1000) + ".\r\n");
            assertTrue(client.reply().startsWith("552 5.3.4 "));
            assertEquals(List.of(), live.sink().messages());
            assertEquals(live.sink().opened(), live.sink().closed());
            assertTrue(client.ask("NOOP").startsWith("250 "));
            assertEquals(
                    List.of("login allowed", "message MESSAGE_TOO_LARGE"),
                    live.gate().decisions());
        }
    }

    @Test
    void data_withoutEnd_endsTheConnection() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(OWN + ("x".repeat(98) + "\r\n").repeat(2200));
            assertTrue(client.reply().startsWith("552 5.3.4 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void rcpt_tooMany_isRefusedAndTheOthersStay() throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.ask("MAIL FROM:<alice@direct.example.org>");
            for (int i = 0; i < 3; i++) {
                assertTrue(
                        client.ask("RCPT TO:<bob" + i + "@direct.example.com>").startsWith("250 "));
            }
            assertTrue(client.ask("RCPT TO:<bob3@direct.example.com>").startsWith("452 4.5.3 "));
            assertTrue(client.ask("RCPT TO:<bob0@direct.example.com>").startsWith("250 "));
            client.ask("DATA");
            assertTrue(client.ask(OWN + ".").startsWith("250 "));
            assertEquals(
                    3, live.sink().messages().get(0).envelope().recipients().size());
            assertEquals(
                    List.of("login allowed", "message TOO_MANY_RECIPIENTS", "message allowed"),
                    live.gate().decisions());
        }
    }

    @Test
    void mail_moreThanTheRate_isToBeTriedAgain() throws IOException {
        try (RawClient client = live.loggedIn()) {
            for (int i = 0; i < 5; i++) {
                assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("250 "));
                client.ask("RSET");
            }
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("450 4.7.1 "));
            assertEquals(
                    List.of("login allowed", "message ACCOUNT_LIMIT_REACHED"),
                    live.gate().decisions());
        }
    }

    @Test
    void connect_moreThanAllowed_isRefused() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < MOST_PER_ADDRESS; i++) {
            clients.add(live.connect());
        }
        try (RawClient client = new RawClient(live.port())) {
            assertTrue(client.reply().startsWith("421 4.7.0 "));
            assertEquals("end", client.reply());
        }
        for (RawClient client : clients) {
            assertTrue(client.ask("QUIT").startsWith("221 "));
            assertEquals("end", client.reply());
            client.close();
        }
    }

    @Test
    void connect_afterOthersHaveEnded_findsTheirPlaces() throws IOException {
        for (int round = 0; round < 2; round++) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < MOST_PER_ADDRESS; i++) {
                clients.add(connected());
            }
            mustBeRefused();
            end(clients.remove(0));
            clients.add(connected());
            assertTrue(clients.get(MOST_PER_ADDRESS - 1).ask("NOOP").startsWith("250 "));
            mustBeRefused();
            for (RawClient client : clients) {
                end(client);
            }
        }
    }

    /** A place is free only some time after its client has read the last answer. */
    private RawClient connected() {
        List<RawClient> client = new ArrayList<>();
        Waiting.until(() -> {
            try {
                RawClient next = new RawClient(live.port());
                boolean taken = next.reply().startsWith("220 ");
                if (taken) {
                    client.add(next);
                } else {
                    next.close();
                }
                return taken;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return client.get(0);
    }

    private void mustBeRefused() throws IOException {
        try (RawClient client = new RawClient(live.port())) {
            assertTrue(client.reply().startsWith("421 4.7.0 "));
        }
    }

    private void end(RawClient client) throws IOException {
        try (client) {
            client.ask("QUIT");
            assertEquals("end", client.reply());
        }
    }

    @Test
    void wait_longerThanAllowed_isTold() throws IOException {
        restart(new SmtpSettings.Patience(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(1)));
        try (RawClient silent = live.connect();
                RawClient half = live.connect();
                RawClient data = live.inData()) {
            half.send("NOO");
            data.send(OWN);
            assertTrue(silent.reply().startsWith("421 4.4.2 "));
            assertEquals("end", silent.reply());
            assertTrue(half.reply().startsWith("421 4.4.2 "));
            assertTrue(data.reply().startsWith("421 4.4.2 "));
            assertEquals("end", data.reply());
            assertEquals(List.of(), live.sink().messages());
        }
    }

    @Test
    void session_longerThanAllowed_mustBeginAnew() throws IOException {
        restart(new SmtpSettings.Patience(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        try (RawClient client = live.connect()) {
            assertTrue(client.reply().startsWith("421 4.4.2 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void handshake_thatNeverComes_isCut() throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("STARTTLS");
            assertEquals("end", client.reply());
        }
    }

    private void restart(SmtpSettings.Patience patience) {
        live.close();
        live = new LiveEdge(LiveEdge.settings(patience));
    }
}
