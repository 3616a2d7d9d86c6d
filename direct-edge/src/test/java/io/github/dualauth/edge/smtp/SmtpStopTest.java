package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.config.SmtpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SmtpStopTest {

    private static final String OWN = "From: alice@direct.example.org\r\n\r\n";

    @Test
    void stop_waitsForMessagesOnTheirWayAndTellsTheOthers() throws IOException {
        LiveEdge live = new LiveEdge(LiveEdge.settings());
        try (RawClient idle = live.connect();
                RawClient data = live.inData()) {
            data.send(OWN);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(live::close);
            assertTrue(idle.reply().startsWith("421 4.3.2 "));
            assertEquals("end", idle.reply());
            assertTrue(data.ask("the rest\r\n.").startsWith("250 2.0.0 "));
            assertTrue(data.reply().startsWith("421 4.3.2 "));
            assertEquals("end", data.reply());
            stopped.join();
            assertEquals(1, live.sink().messages().size());
        }
        assertThrows(IOException.class, () -> new RawClient(live.port()).close());
    }

    @Test
    void start_portThatIsTaken_failsTheDeployment() {
        LiveEdge live = new LiveEdge(LiveEdge.settings());
        try {
            SmtpSettings taken = LiveEdge.settings(live.port(), LiveEdge.patience(Duration.ofMinutes(1)));
            assertThrows(IllegalStateException.class, () -> new LiveEdge(taken).close());
        } finally {
            live.close();
        }
    }
}
