package io.github.dualauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerLimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ThrottleLimits LIMITS = new ThrottleLimits(5, MINUTE, MINUTE, 1000);

    private final MutableClock clock = MutableClock.stopped();
    private final Cluster cluster = new SingleNode();

    private CallerLimits node(String application, String account) {
        return new CallerLimits(
                cluster,
                new ThrottleConfiguration(
                        LIMITS,
                        TrustedProxies.of(""),
                        Optional.of(application).filter(text -> !text.isEmpty()).map(CallLimit::of),
                        Optional.of(account).filter(text -> !text.isEmpty()).map(CallLimit::of)),
                new SharedTime(clock::millis));
    }

    @Test
    void oneTooMany_waitsForTheNext_andNobodyElseDoes() {
        CallerLimits limits = node("3/PT1M", "2/PT1M");
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, limits.application("A"));
        }
        assertEquals(Duration.ofSeconds(20), limits.application("A"));
        assertEquals(Duration.ZERO, limits.application("B"));
        assertEquals(Duration.ZERO, limits.account("A"));
        assertEquals(Duration.ZERO, limits.account("A"));
        assertEquals(Duration.ofSeconds(30), limits.account("A"));
        clock.advance(Duration.ofSeconds(20));
        assertEquals(Duration.ZERO, limits.application("A"), "refused calls count for nothing");
        assertEquals(Duration.ofSeconds(20), limits.application("A"));
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, limits.application("A"));
        }
        assertEquals(Duration.ofSeconds(20), limits.application("A"), "unused calls do not pile up");
    }

    @Test
    void noLimit_isNone() {
        CallerLimits limits = node("", "1/PT1M");
        for (int i = 0; i < 100; i++) {
            assertEquals(Duration.ZERO, limits.application("A"));
        }
        limits = node("1/PT1M", "");
        for (int i = 0; i < 100; i++) {
            assertEquals(Duration.ZERO, limits.account("A"));
        }
    }

    @Test
    void nodes_smallLimit_shareEachCall() {
        CallerLimits one = node("199/PT1M", "");
        CallerLimits other = node("199/PT1M", "");
        assertEquals(199, calls(one, 50) + calls(other, 50) + calls(one, 50) + calls(other, 50));
    }

    @Test
    void nodes_manyAtOnce_letNoMoreThroughThanOneByOne() {
        List<Integer> through = Together.run(8, thread -> calls(node("100/P1D", ""), 100));
        assertEquals(100, through.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void nodes_largeLimit_shareUpToAHundredthAtOnce() {
        CallerLimits one = node("2000/PT1M", "");
        CallerLimits other = node("2000/PT1M", "");
        int through = 0;
        for (int i = 0; i < 50; i++) {
            through += calls(one, 25) + calls(other, 25);
        }
        assertTrue(through >= 2000 && through <= 2000 + 2 * 20, through + " of 2000");
    }

    /** How many of so many calls are let through. */
    private static int calls(CallerLimits limits, int calls) {
        int through = 0;
        for (int i = 0; i < calls; i++) {
            through += limits.application("A").isZero() ? 1 : 0;
        }
        return through;
    }

    @ParameterizedTest
    @CsvSource({"1/PT1S, 1, 1", "600/PT1M, 600, 60", "999999999/P1D, 999999999, 86400", "5/PT0.5S, 5, 0"})
    void of_limit_isRead(String text, int calls, long seconds) {
        CallLimit limit = CallLimit.of(text);
        assertEquals(calls, limit.calls());
        assertEquals(seconds, limit.period().toSeconds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "/PT1M", "0/PT1M", "-1/PT1M", "1000000000/PT1M", "5/PT0S", "5/P1DT1S", "5/1M", "5/PT1M "
            })
    void of_anythingElse_isRefused(String text) {
        assertThrows(RuntimeException.class, () -> CallLimit.of(text));
    }

    @Test
    void refusal_ofEachLimit_isCountedAndSaysWhen() {
        CountingMetrics metrics = new CountingMetrics();
        CallerLimits calls = node("", "");
        Throttles throttles = new Throttles(
                new Throttle(cluster, new DigestNames(new byte[32]), LIMITS, new SharedTime(clock::millis)),
                calls,
                metrics);
        assertEquals(calls, throttles.calls());
        assertEquals(
                MINUTE,
                throttles.refusal(RejectionReason.ACCOUNT_LIMIT_REACHED, MINUTE).retryAfter());
        assertEquals(
                RejectionReason.THROTTLED,
                throttles.refusal(RejectionReason.THROTTLED, MINUTE).reason());
        assertEquals(1, metrics.count("throttled account"));
        assertEquals(1, metrics.count("throttled failures"));
        assertEquals(0, metrics.count("throttled application"));
    }
}
