package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Patience patience = new Patience(Duration.ofSeconds(30));

    @Test
    void isOver_beforeItStreams_byTheLimitWhateverCame() {
        patience.waited(30 * SECOND, 1_000_000);
        assertFalse(patience.isOver());
        patience.waited(1, 1_000_000);
        assertTrue(patience.isOver());
    }

    @Test
    void isOver_streamingBelowTheLeastRate_afterTheLimit() {
        patience.streams();
        for (int second = 1; second <= 60; second++) {
            patience.waited(SECOND, BodyLimits.LEAST_RATE / 2);
        }
        assertFalse(patience.isOver());
        patience.waited(1, 0);
        assertTrue(patience.isOver());
    }

    @Test
    void isOver_streamingAtTheLeastRate_never() {
        patience.streams();
        for (int minute = 0; minute < 60; minute++) {
            patience.waited(60 * SECOND, 60 * BodyLimits.LEAST_RATE);
            assertFalse(patience.isOver());
        }
    }
}
