package io.github.dualauth.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MicroProfileMetricsTest {

    private static final Subject APPLICATION = new Subject("application", "app", "account", "user", "", "");

    private final TestRegistry registry = new TestRegistry();
    private final MicroProfileMetrics metrics = new MicroProfileMetrics(registry.open());

    @Test
    void decided_sameModeAndReason_areCountedTogetherAndLookedUpOnce() {
        metrics.decided(APPLICATION, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(Subject.UNKNOWN, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(APPLICATION, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(APPLICATION, Optional.empty());
        assertEquals(2, registry.count("dualauth.decisions[mode=application, reason=ACCOUNT_UNKNOWN]"));
        assertEquals(1, registry.count("dualauth.decisions[mode=unknown, reason=ACCOUNT_UNKNOWN]"));
        assertEquals(1, registry.count("dualauth.decisions[mode=application, reason=ACCEPTED]"));
        assertEquals(3, registry.lookUps());
    }

    @Test
    void decided_everyReasonInEveryMode_isCountedByItself() {
        for (String mode : List.of("", "application", "individual")) {
            for (RejectionReason reason : RejectionReason.values()) {
                metrics.decided(new Subject(mode, "", "", "", "", ""), Optional.of(reason));
            }
        }
        assertEquals(3 * RejectionReason.values().length, registry.names().size());
        registry.names().forEach(name -> assertEquals(1, registry.count(name), name));
    }

    @Test
    void tallies_keptByTheirUsers_countWithoutLookUp() {
        Tally hits = metrics.cacheHits("accounts");
        Tally misses = metrics.cacheMisses("accounts");
        Tally throttled = metrics.throttled("source");
        Tally arrived = metrics.delivery("webhook", "arrived");
        for (Tally tally : List.of(hits, hits, misses, throttled, arrived)) {
            tally.add();
        }
        assertEquals(2, registry.count("dualauth.cache.hits[cache=accounts]"));
        assertEquals(1, registry.count("dualauth.cache.misses[cache=accounts]"));
        assertEquals(1, registry.count("dualauth.throttled[limit=source]"));
        assertEquals(1, registry.count("dualauth.deliveries[what=webhook, outcome=arrived]"));
        assertEquals(4, registry.lookUps());
    }

    @Test
    void verification_took_isTimed() {
        metrics.verification("login-password").took(1_500_000);
        assertEquals(
                List.of(Duration.ofNanos(1_500_000)), registry.values("dualauth.verification[kind=login-password]"));
    }

    @Test
    void gauge_read_isTheValueOfThatMoment() {
        long[] depth = {1};
        metrics.gauge("bulkhead.depth", "Verifications that wait.", () -> depth[0]);
        depth[0] = 7;
        assertEquals(7, registry.gauge("dualauth.bulkhead.depth[]"));
    }
}
