package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own faults, and connections that end, leave behind. */
class SmtpFaultTest {

    private static final int MOST_PER_ADDRESS = 10;

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<alice@direct.example.org>", "DATA"})
    void command_withAFaultOfOurs_endsTheConnectionAndTellsNothing(String line) throws IOException {
        try (LogLines log = LogLines.of(VerbCommand.class);
                RawClient client = line.equals("DATA") ? live.inData() : live.loggedIn()) {
            live.gate().breakDown();
            String sent = line.equals("DATA") ? "From: alice@direct.example.org\r\n\r\n." : line;
            assertEquals("421 4.3.0 Internal error", client.ask(sent));
            assertEquals("end", client.reply());
            assertEquals(List.of("SEVERE An SMTP command failed"), log.take());
        }
        assertEquals(List.of(), live.sink().messages());
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
    private RawClient connected() throws IOException {
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
}
