package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.testing.LogLines;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the peer and the log are told of our own faults. */
class SmtpFaultTest {

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
}
