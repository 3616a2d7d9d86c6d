package io.github.dualauth.core.throttle.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.MutableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that jumps, and nodes whose clocks differ. */
class SharedTimeTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final AtomicLong own = new AtomicLong(1_000_000);
    private final SharedTime time = new SharedTime(own::get);

    @ParameterizedTest
    @ValueSource(longs = {1, -1})
    void time_clockThatJumpsByAnHour_goesOnEvenly(long hours) {
        MutableClock clock = MutableClock.stopped();
        SharedTime steady = SharedTime.from(clock);
        long before = steady.millis();
        clock.advance(Duration.ofHours(hours));
        long passed = steady.millis() - before;
        assertTrue(passed >= 0 && passed < MINUTE, () -> passed + " ms");
    }

    @Test
    void time_atTheStart_isTheTimeOfDay() {
        MutableClock clock = MutableClock.stopped();
        assertTrue(SharedTime.from(clock).millis() - clock.millis() < MINUTE);
    }

    @Test
    void met_laterTime_isCaughtUpWithOnce() {
        time.met(1_500_000);
        time.met(1_500_000);
        assertEquals(1_500_000, time.millis());
        own.addAndGet(7);
        assertEquals(1_500_007, time.millis());
    }

    @Test
    void met_earlierTime_changesNothing() {
        time.met(999_999);
        assertEquals(1_000_000, time.millis());
        time.met(1_500_000);
        time.met(1_200_000);
        assertEquals(1_500_000, time.millis());
    }
}
