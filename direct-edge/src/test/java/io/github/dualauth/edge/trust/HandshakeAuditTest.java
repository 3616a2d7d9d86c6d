package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of refusal is told at once, and a flood of them costs few records. */
class HandshakeAuditTest {

    private final List<String> lines = new ArrayList<>();
    private final AuditTrail trail = new AuditTrail(new Lines(), 10, WhenFull.WAIT, DecisionMetrics.NONE);
    private final HandshakeAudit audit = new HandshakeAudit(() -> trail, MutableClock.stopped());
    private boolean down;

    private final class Lines implements AuditSink {

        @Override
        public void append(List<byte[]> bodies) throws IOException {
            if (down) {
                throw new IOException("down");
            }
            bodies.forEach(body -> lines.add(new String(body, StandardCharsets.UTF_8)));
        }

        @Override
        public void probe() {
            // It could.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private void assertLine(int index, String... parts) {
        for (String part : parts) {
            assertTrue(lines.get(index).contains(part), () -> part + " in " + lines.get(index));
        }
    }

    @Test
    void refused_first_isADecisionWithReasonAndSource() {
        audit.refused("expired", "192.0.2.1");
        assertLine(
                0,
                "\"outcome\":\"refused\"",
                "\"code\":5006",
                "\"field\":\"expired\"",
                "\"api\":\"tls-handshake\"",
                "\"source\":\"192.0.2.1\"");
    }

    @Test
    void refused_otherReasonOrSource_isAFirstToo() {
        audit.refused("expired", "192.0.2.1");
        audit.refused("revoked", "192.0.2.1");
        audit.refused("expired", "192.0.2.2");
        audit.refused("expired", "");
        assertEquals(4, lines.size());
    }

    @Test
    void refused_again_isCountedAndToldAtTheTurn() {
        for (int i = 0; i < 1000; i++) {
            audit.refused("expired", "2001:db8::" + i);
        }
        assertEquals(1, lines.size(), "one network is one source");
        audit.turn();
        assertEquals(2, lines.size());
        assertLine(1, "\"event\":\"handshakes-refused\"", "\"field\":\"expired\"", "/64\"", "\"count\":\"999\"");
        audit.turn();
        assertEquals(2, lines.size());
        audit.refused("expired", "2001:db8::1");
        assertEquals(3, lines.size(), "the first since the turn");
    }

    @Test
    void refused_fromEverywhere_isASumBeyondANumber() {
        for (int i = 0; i < 10_000; i++) {
            audit.refused("expired", "10.0." + i / 250 + "." + i % 250);
        }
        assertEquals(100, lines.size());
        audit.turn();
        assertEquals(101, lines.size());
        assertLine(100, "\"field\":\"of many kinds\"", "\"count\":\"9900\"");
    }

    @Test
    void refused_eachTime_isInTheLogForWhoeverLooksForIt() {
        try (LogLines log = LogLines.of(HandshakeAudit.class)) {
            audit.refused("expired", "192.0.2.1");
            audit.refused("expired", "192.0.2.1");
            String line = "FINE a handshake was refused: the certificate is expired";
            assertEquals(List.of(line, line), log.take());
        }
    }

    @Test
    void turn_auditDown_countsOn() {
        audit.refused("expired", "192.0.2.1");
        audit.refused("expired", "192.0.2.1");
        down = true;
        assertThrows(DependencyUnavailableException.class, audit::turn);
        audit.refused("expired", "192.0.2.1");
        down = false;
        audit.turn();
        assertLine(1, "\"count\":\"2\"");
    }
}
