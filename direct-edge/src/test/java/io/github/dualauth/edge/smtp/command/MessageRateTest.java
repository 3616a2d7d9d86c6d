package io.github.dualauth.edge.smtp.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.CallLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageRateTest {

    private final MutableClock clock = MutableClock.stopped();
    private final MessageRate rate = new MessageRate(CallLimit.of("2/PT1M"), clock);

    @Test
    void allows_moreThanTheLimit_isFalseForThatAccountAlone() {
        assertTrue(rate.allows("a"));
        assertTrue(rate.allows("a"));
        assertFalse(rate.allows("a"));
        assertTrue(rate.allows("b"));
    }

    @Test
    void allows_afterSomeTime_returnsEvenly() {
        assertTrue(rate.allows("a"));
        assertTrue(rate.allows("a"));
        clock.advance(Duration.ofSeconds(30).minusMillis(1));
        assertFalse(rate.allows("a"));
        clock.advance(Duration.ofMillis(1));
        assertTrue(rate.allows("a"));
        assertFalse(rate.allows("a"));
        clock.advance(Duration.ofHours(-1));
        assertFalse(rate.allows("a"));
    }
}
