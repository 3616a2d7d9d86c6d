package io.github.dualauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How often a known caller's call asks what all nodes share and writes there, and what becomes of it without them. */
class ThrottleCostTest {

    private static final String HERE = "192.0.2.1";
    private static final Duration USUAL = Duration.ofMinutes(160);

    private final MutableClock clock = MutableClock.stopped();
    private final CountedCluster cluster = new CountedCluster();
    private final Throttle throttle = new Throttle(
            cluster,
            new DigestNames(new byte[32]),
            new ThrottleLimits(5, Duration.ofMinutes(15), USUAL, 100),
            new SharedTime(clock::millis));

    private void succeed() {
        Attempt attempt = throttle.attempt(new Tried(AuthenticationMode.APPLICATION, "ann", HERE, () -> true));
        assertEquals(Duration.ZERO, attempt.delay());
        assertEquals(Duration.ZERO, attempt.succeeded());
    }

    @Test
    void success_again_asksOnceASecondAndWritesNothing() {
        succeed();
        cluster.reset();
        for (int i = 0; i < 10; i++) {
            succeed();
            clock.advance(Duration.ofMillis(100));
        }
        assertEquals("0 read, 0 written", cluster.counts());
        for (int i = 0; i < 20; i++) {
            succeed();
            clock.advance(Duration.ofMillis(100));
        }
        assertEquals("4 read, 0 written", cluster.counts(), "the address and the pair, for each of two seconds");
    }

    @Test
    void success_afterASixteenthOfItsTime_isWrittenDownAnew() {
        succeed();
        cluster.reset();
        clock.advance(USUAL.dividedBy(16).minusMinutes(1));
        succeed();
        assertEquals(0, cluster.written);
        clock.advance(Duration.ofMinutes(1));
        succeed();
        assertEquals(1, cluster.written);
        succeed();
        assertEquals(1, cluster.written);
        clock.advance(USUAL.minusMinutes(1));
        succeed();
        assertEquals(2, cluster.written);
    }

    @Test
    void gridGone_guessesAreStillCounted() {
        cluster.gone = true;
        for (int i = 0; i < 5; i++) {
            assertEquals(Duration.ZERO, guess().failed());
        }
        assertEquals(Duration.ofSeconds(1), guess().delay());
    }

    private Attempt guess() {
        return throttle.attempt(new Tried(AuthenticationMode.APPLICATION, "bob", HERE, () -> true));
    }

    /** One node that counts what it is asked. */
    private static final class CountedCluster implements Cluster {

        private final Cluster node = new SingleNode();
        private int read;
        private int written;
        private boolean gone;

        private void ask() {
            if (gone) {
                throw new DependencyUnavailableException("gone", null);
            }
        }

        String counts() {
            return read + " read, " + written + " written";
        }

        void reset() {
            read = 0;
            written = 0;
        }

        @Override
        public void publish(String topic, String message) {
            node.publish(topic, message);
        }

        @Override
        public void subscribe(String topic, Consumer<String> listener) {
            node.subscribe(topic, listener);
        }

        @Override
        public void onMembershipChange(Runnable listener) {
            node.onMembershipChange(listener);
        }

        @Override
        public SharedMap map(String name, int maximumEntries, Duration timeToLive) {
            SharedMap map = node.map(name, maximumEntries, timeToLive);
            return new SharedMap() {
                @Override
                public Optional<byte[]> get(String key) {
                    ask();
                    read++;
                    return map.get(key);
                }

                @Override
                public boolean putIfAbsent(String key, byte[] value) {
                    ask();
                    written++;
                    return map.putIfAbsent(key, value);
                }

                @Override
                public boolean replace(String key, byte[] expected, byte[] value) {
                    ask();
                    written++;
                    return map.replace(key, expected, value);
                }

                @Override
                public void remove(String key) {
                    map.remove(key);
                }
            };
        }

        @Override
        public boolean reachable() {
            return node.reachable();
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
