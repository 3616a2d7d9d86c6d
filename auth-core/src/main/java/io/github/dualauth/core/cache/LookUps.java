package io.github.dualauth.core.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.github.dualauth.core.metrics.Tally;

/**
 * Passes on what a cache knew and did not know, and keeps nothing.
 *
 * @param hits what it knew
 * @param misses what it did not
 */
record LookUps(Tally hits, Tally misses) implements StatsCounter {

    @Override
    public void recordHits(int count) {
        add(hits, count);
    }

    @Override
    public void recordMisses(int count) {
        add(misses, count);
    }

    private static void add(Tally tally, int count) {
        for (int i = 0; i < count; i++) {
            tally.add();
        }
    }

    @Override
    public void recordLoadSuccess(long loadTime) {}

    @Override
    public void recordLoadFailure(long loadTime) {}

    @Override
    public void recordEviction(int weight, RemovalCause cause) {}

    @Override
    public CacheStats snapshot() {
        return CacheStats.empty();
    }
}
