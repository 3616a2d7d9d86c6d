package io.github.dualauth.core.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.testing.CountingMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RowCacheTest {

    private static final CacheLimits LONG = new CacheLimits(Duration.ofHours(1), 100);

    private final Wire wire = new Wire();
    private final AtomicInteger reads = new AtomicInteger();
    private final RowCache<Integer> cache = new RowCache<>("n", LONG, wire);

    private int read(String key) {
        return cache.get(key, same -> Optional.of(reads.incrementAndGet())).orElseThrow();
    }

    @Test
    void readsOnceAndAgainAfterItsOwnChange() {
        assertEquals(1, read("a"));
        assertEquals(1, read("a"));
        cache.forget("a");
        assertEquals(2, read("a"));
        assertEquals(List.of("rows-n a"), wire.published);
    }

    @Test
    void remembersAbsenceUntilItChanges() {
        assertEquals(Optional.empty(), cache.get("a", key -> Optional.empty()));
        assertEquals(Optional.empty(), cache.get("a", key -> Optional.of(1)));
        cache.forget("a");
        assertEquals(Optional.of(1), cache.get("a", key -> Optional.of(1)));
    }

    @Test
    void forgetsWhatAnotherNodeChangedAndNothingElse() {
        read("a");
        read("b");
        wire.listeners.get("rows-n").accept("a");
        assertEquals(2, read("b"));
        assertEquals(3, read("a"));
        assertEquals(List.of(), wire.published, "what came from outside is not sent on");
    }

    @Test
    void forgetsEverythingWhenMessagesMayHaveBeenMissed() {
        read("a");
        read("b");
        wire.changes.forEach(Runnable::run);
        assertEquals(3, read("a"));
        assertEquals(4, read("b"));
    }

    @Test
    void remembersWhatWasReadAndWhatWasAbsent() {
        assertFalse(cache.remembers("a"));
        read("a");
        assertEquals(Optional.empty(), cache.get("b", key -> Optional.empty()));
        assertTrue(cache.remembers("a"));
        assertTrue(cache.remembers("b"));
        cache.forget("a");
        assertFalse(cache.remembers("a"));
    }

    @Test
    void countsWhatItKnewByItsNameAndNoQuestionWhetherItDoes() {
        CountingMetrics metrics = new CountingMetrics();
        RowCache<Integer> counted = new RowCaches(LONG, wire, metrics).named("counted");
        assertFalse(counted.remembers("a"));
        assertEquals(Optional.empty(), counted.get("a", key -> Optional.empty()));
        assertTrue(counted.remembers("a"));
        assertEquals(List.of(0, 1), List.of(metrics.count("hit counted"), metrics.count("miss counted")));
        assertEquals(Optional.empty(), counted.get("a", key -> Optional.of(1)));
        assertEquals(Optional.empty(), counted.get("a", key -> Optional.of(1)));
        assertEquals(List.of(2, 0), List.of(metrics.count("hit counted"), metrics.count("miss counted")));
        assertEquals(Optional.of(1), counted.getAnew("a", key -> Optional.of(1)));
        assertEquals(List.of(0, 1), List.of(metrics.count("hit counted"), metrics.count("miss counted")));
    }

    @Test
    void readsAnewForWhoKnowsOfSomethingNewer() {
        assertEquals(1, read("a"));
        assertEquals(Optional.of(2), cache.getAnew("a", key -> Optional.of(reads.incrementAndGet())));
        assertEquals(2, read("a"));
        assertEquals(List.of(), wire.published, "nothing has changed");
    }

    @Test
    void cachesOfOneDeploymentHearOfTheirOwnRows() {
        RowCaches caches = new RowCaches(LONG, wire);
        caches.named("one").forget("a");
        caches.named("two").forget("b");
        assertEquals(List.of("rows-one a", "rows-two b"), wire.published);
    }

    /** Writes down what a cache says and hears. */
    private static final class Wire implements Cluster {

        private final List<String> published = new ArrayList<>();
        private final Map<String, Consumer<String>> listeners = new HashMap<>();
        private final List<Runnable> changes = new ArrayList<>();

        @Override
        public void publish(String topic, String message) {
            published.add(topic + " " + message);
        }

        @Override
        public void subscribe(String topic, Consumer<String> listener) {
            listeners.put(topic, listener);
        }

        @Override
        public void onMembershipChange(Runnable listener) {
            changes.add(listener);
        }

        @Override
        public SharedMap map(String name, int maximumEntries, Duration timeToLive) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean reachable() {
            return true;
        }

        @Override
        public void close() {
            listeners.clear();
        }
    }
}
