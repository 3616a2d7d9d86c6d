package io.github.dualauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to wait, and for how long. Five failures are free; the longest delay is a quarter of an hour. */
class ThrottleTest {

    private static final ThrottleLimits LIMITS =
            new ThrottleLimits(5, Duration.ofMinutes(15), Duration.ofDays(7), 10_000);
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "198.51.100.1";

    private final MutableClock clock = MutableClock.stopped();
    private final Cluster cluster = new SingleNode();
    private final Throttle throttle = node();

    @Test
    void failures_oneAddress_doubleTheDelayUpToTheBound() {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            delays.add(attempt("ann", HERE).delay().toSeconds());
            clock.advance(attempt("ann", HERE).delay());
            assertEquals(Duration.ZERO, attempt("ann", HERE).failed());
        }
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 0L, 1L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 388L, 900L, 900L, 900L),
                delays);
    }

    @Test
    void delay_eachSideOfItsEnd_isHeld() {
        fail(5, "ann", HERE);
        clock.advance(Duration.ofMillis(999));
        assertEquals(Duration.ofMillis(1), attempt("ann", HERE).delay());
        clock.advance(Duration.ofMillis(1));
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
    }

    @Test
    void delays_leftAlone_decay() {
        fail(5, "ann", HERE);
        for (int i = 0; i < 4; i++) {
            clock.advance(attempt("ann", HERE).delay());
            fail(1, "ann", HERE);
        }
        assertEquals(Duration.ofSeconds(8), attempt("ann", HERE).delay());
        clock.advance(Duration.ofHours(4));
        fail(5, "ann", HERE);
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).delay());
    }

    @Test
    void success_forgivesNothing() {
        attempt("ann", HERE).succeeded();
        fail(4, "ann", HERE);
        assertEquals(Duration.ZERO, attempt("ann", HERE).succeeded());
        fail(1, "ann", HERE);
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).delay());
    }

    @Test
    void failures_manyAddresses_delayNewAddressesOfThatId() {
        guessEverywhere("ann", 20);
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).delay());
        assertEquals(Duration.ZERO, attempt("bob", HERE).delay());
    }

    @Test
    void failures_elsewhere_doNotDelayAUsualAddress() {
        assertEquals(Duration.ZERO, attempt("ann", HERE).succeeded());
        guessEverywhere("ann", 20);
        Attempt victim = attempt("ann", HERE);
        assertEquals(Duration.ZERO, victim.delay());
        assertEquals(Duration.ZERO, victim.succeeded());
        assertEquals(Duration.ofSeconds(1), attempt("ann", THERE).delay());
    }

    @Test
    void failures_usualAddress_delayItButNotOtherAddresses() {
        attempt("ann", HERE).succeeded();
        fail(5, "ann", HERE);
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).delay());
        fail(4, "ann", THERE);
        assertEquals(Duration.ZERO, attempt("ann", THERE).delay());
    }

    @Test
    void failures_usualAddressWithASecretThatNobodyCanGuess_delayItNot() {
        attempt("ann", HERE).succeeded();
        fail(5, "ann", HERE);
        Attempt unguessable = throttle.attempt(new Tried(AuthenticationMode.APPLICATION, "ann", HERE, () -> false));
        assertEquals(Duration.ZERO, unguessable.delay());
        assertEquals(Duration.ZERO, unguessable.failed());
        assertEquals(Duration.ZERO, unguessable.succeeded());
        fail(5, "bob", HERE);
        assertEquals(
                Duration.ofSeconds(1),
                throttle.attempt(new Tried(AuthenticationMode.APPLICATION, "bob", HERE, () -> false))
                        .delay());
    }

    @Test
    void failures_manyIds_delayTheAddressButNobodyWhoIsKnownThere() {
        attempt("ann", HERE).succeeded();
        IntStream.range(0, 100).forEach(i -> fail(1, "guess-" + i, HERE));
        assertEquals(Duration.ofSeconds(1), attempt("somebody", HERE).delay());
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
        assertEquals(Duration.ZERO, attempt("somebody", THERE).delay());
        for (int i = 0; i < 20; i++) {
            clock.advance(attempt("x" + i, HERE).delay());
            fail(1, "x" + i, HERE);
        }
        assertEquals(Duration.ofMinutes(1), attempt("somebody", HERE).delay());
    }

    @Test
    void usualAddress_afterItsTime_isOneLikeAnyOther() {
        attempt("ann", HERE).succeeded();
        attempt("bob", HERE).succeeded();
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        guessEverywhere("ann", 20);
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
        clock.advance(Duration.ofMinutes(1));
        guessEverywhere("bob", 20);
        assertEquals(Duration.ofSeconds(1), attempt("bob", HERE).delay());
    }

    @Test
    void usualAddress_inUse_staysUsual() {
        for (int day = 0; day < 20; day++) {
            attempt("ann", HERE).succeeded();
            clock.advance(Duration.ofDays(1));
        }
        guessEverywhere("ann", 20);
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
    }

    @Test
    void usualAddresses_beyondSixteen_replaceTheOldest() {
        for (int i = 0; i < 17; i++) {
            attempt("ann", "203.0.113." + i).succeeded();
            clock.advance(Duration.ofMinutes(1));
        }
        guessEverywhere("ann", 20);
        assertEquals(Duration.ofSeconds(1), attempt("ann", "203.0.113.0").delay());
        assertEquals(Duration.ZERO, attempt("ann", "203.0.113.1").delay());
        assertEquals(Duration.ZERO, attempt("ann", "203.0.113.16").delay());
    }

    @Test
    void guesses_atOnce_countNoMoreThanInARow() {
        List<Attempt> together =
                IntStream.range(0, 50).mapToObj(i -> attempt("ann", HERE)).toList();
        together.forEach(attempt -> assertEquals(Duration.ZERO, attempt.delay()));
        together.subList(0, 5).forEach(attempt -> assertEquals(Duration.ZERO, attempt.failed()));
        Duration wrong = together.get(5).failed();
        Duration right = together.get(6).succeeded();
        assertEquals(Duration.ofSeconds(1), wrong);
        assertEquals(wrong, right, "beyond the free ones, right and wrong are told apart by nothing");
    }

    @Test
    void guesses_atOnceFromAUsualAddress_countNoMoreThanInARow() {
        attempt("ann", HERE).succeeded();
        List<Attempt> together =
                IntStream.range(0, 50).mapToObj(i -> attempt("ann", HERE)).toList();
        together.subList(0, 5).forEach(attempt -> assertEquals(Duration.ZERO, attempt.failed()));
        assertEquals(Duration.ofSeconds(1), together.get(5).failed());
        assertEquals(Duration.ofSeconds(1), together.get(6).succeeded());
    }

    @Test
    void ipv6_addressesOfOneNetwork_areOne() {
        fail(5, "ann", "2001:db8:0:1:0:0:0:1");
        assertEquals(
                Duration.ofSeconds(1), attempt("ann", "2001:db8:0:1:ffff:0:0:2").delay());
        assertEquals(Duration.ZERO, attempt("ann", "2001:db8:0:2:0:0:0:1").delay());
    }

    @Test
    void modes_sameId_areCountedApart() {
        fail(5, "ann", HERE);
        assertEquals(
                Duration.ZERO,
                throttle.attempt(new Tried(AuthenticationMode.INDIVIDUAL, "ann", HERE, () -> true))
                        .delay());
    }

    @Test
    void clock_setBack_shutsNobodyKnownOut() {
        attempt("ann", HERE).succeeded();
        clock.advance(Duration.ofDays(-2));
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
        assertEquals(Duration.ZERO, attempt("ann", HERE).succeeded());
    }

    @Test
    void nodes_failuresOnOne_delayOnTheOther() {
        Throttle other = node();
        fail(5, "ann", HERE);
        assertEquals(Duration.ofSeconds(1), other.attempt(tried("ann", HERE)).delay());
    }

    @Test
    void nodes_whatOneHasJustRead_isBelievedForASecondAndLearnsNothing() {
        Throttle other = node();
        assertEquals(Duration.ZERO, other.attempt(tried("ann", HERE)).delay());
        fail(5, "ann", HERE);
        Attempt late = other.attempt(tried("ann", HERE));
        assertEquals(Duration.ZERO, late.delay());
        assertEquals(Duration.ofSeconds(1), late.succeeded(), "a right guess is not told");
        assertEquals(Duration.ofSeconds(1), other.attempt(tried("ann", HERE)).delay());
    }

    @Test
    void nodes_usualOnOne_isUsualOnTheOther() {
        attempt("ann", HERE).succeeded();
        guessEverywhere("ann", 20);
        assertEquals(Duration.ZERO, node().attempt(tried("ann", HERE)).delay());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1})
    void nodes_whoseClocksDifferByAnHour_delayAlikeAndLockNobodyOut(long hours) {
        MutableClock itsClock = MutableClock.stopped();
        itsClock.advance(Duration.ofHours(hours));
        Throttle other = node(itsClock);
        fail(5, "bob", HERE);
        other.attempt(tried("bob", HERE)).failed();
        for (int i = 0; i < 3; i++) {
            other.attempt(tried("ann", HERE)).failed();
            attempt("ann", HERE).failed();
        }
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).delay());
        assertEquals(Duration.ofSeconds(1), other.attempt(tried("ann", HERE)).delay());
        clock.advance(Duration.ofSeconds(1));
        itsClock.advance(Duration.ofSeconds(1));
        assertEquals(Duration.ZERO, attempt("ann", HERE).delay());
        assertEquals(Duration.ZERO, other.attempt(tried("ann", HERE)).failed(), "the delay has ended there too");
        assertEquals(Duration.ofSeconds(1), attempt("ann", HERE).failed());
    }

    private void guessEverywhere(String id, int times) {
        IntStream.range(0, times).forEach(i -> fail(1, id, "203.0.113." + (100 + i)));
    }

    private void fail(int times, String id, String source) {
        for (int i = 0; i < times; i++) {
            assertEquals(Duration.ZERO, attempt(id, source).failed());
        }
    }

    private Attempt attempt(String id, String source) {
        return throttle.attempt(tried(id, source));
    }

    private static Tried tried(String id, String source) {
        return new Tried(AuthenticationMode.APPLICATION, id, source, () -> true);
    }

    private Throttle node() {
        return node(clock);
    }

    private Throttle node(MutableClock itsClock) {
        return new Throttle(cluster, new DigestNames(new byte[32]), LIMITS, new SharedTime(itsClock::millis));
    }
}
