package io.github.dualauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred times as many attackers as there is room for, each with an ID and an address of its own. */
class ThrottleMemoryTest {

    private static final int ENTRIES = 2_000;
    private static final int ATTACKERS = 100 * ENTRIES;
    private static final int ROUNDS = 1_000;
    private static final String VICTIM = "victim";
    private static final String HERE = "192.0.2.1";

    private final MutableClock clock = MutableClock.stopped();
    private final Cluster cluster = new SingleNode();
    private final DigestNames names = new DigestNames(new byte[32]);
    private final Throttle throttle = new Throttle(
            cluster,
            names,
            new ThrottleLimits(5, Duration.ofMinutes(15), Duration.ofDays(7), ENTRIES),
            new SharedTime(clock::millis));

    @Test
    void counters_farMoreAttackersThanRoom_stayBoundedAndKeepTheHotOnes() {
        throttle.attempt(tried(VICTIM, HERE)).succeeded();
        guess();
        for (int i = 0; i < ATTACKERS; i++) {
            throttle.attempt(tried("id-" + i, address(i))).failed();
            if (i % (ATTACKERS / ROUNDS) == 0) {
                guess();
            }
        }
        assertTrue(
                throttle.attempt(tried(VICTIM, "198.51.100.99")).delay().toMinutes() >= 1, "the ID's counter is kept");
        assertTrue(throttle.attempt(tried(VICTIM, "198.51.100.1")).delay().toMinutes() >= 1, "the guesser's is kept");
        assertEquals(Duration.ZERO, throttle.attempt(tried(VICTIM, HERE)).delay(), "the victim's address is kept");
        mustBeFew("pairs", i -> names.pair(tried("id-" + i, address(i))));
        mustBeFew("ids", i -> names.id(tried("id-" + i, "")));
        mustBeFew("addresses", i -> names.address(tried("", address(i))));
    }

    @Test
    void counter_oneFailure_isSmallAndNamesNobody() {
        throttle.attempt(tried(VICTIM, HERE)).failed();
        throttle.attempt(tried(VICTIM, HERE)).succeeded();
        Tried tried = tried(VICTIM, HERE);
        byte[] pair = map("pairs").get(names.pair(tried).text()).orElseThrow();
        byte[] usual = map("usual").get(names.id(tried).text()).orElseThrow();
        assertTrue(pair.length < 500, () -> pair.length + " bytes");
        assertEquals(12, usual.length);
        assertTrue(!new String(pair, StandardCharsets.ISO_8859_1).contains(VICTIM));
    }

    /** Goes on guessing at the victim's ID from two addresses. */
    private void guess() {
        IntStream.range(0, 30)
                .forEach(i -> throttle.attempt(tried(VICTIM, "198.51.100." + (1 + i % 6)))
                        .failed());
        clock.advance(Duration.ofSeconds(1));
    }

    private void mustBeFew(String kind, IntFunction<DigestNames.Name> name) {
        SharedMap map = map(kind);
        long kept = IntStream.range(0, ATTACKERS)
                .filter(i -> map.get(name.apply(i).text()).isPresent())
                .count();
        assertTrue(kept > 0 && kept <= ENTRIES * 2, () -> kept + " " + kind);
    }

    private static String address(int i) {
        return "10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFF);
    }

    private SharedMap map(String kind) {
        return cluster.map("dualauth.throttle." + kind, ENTRIES, Duration.ofDays(1));
    }

    private static Tried tried(String id, String source) {
        return new Tried(AuthenticationMode.INDIVIDUAL, id, source, () -> true);
    }
}
