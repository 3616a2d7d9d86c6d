package io.github.dualauth.core.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.metrics.DecisionMetrics;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows that were read a moment ago, or were found absent. A change on this node ends an entry at once; a change on
 * another node does as soon as its message comes, and the entry's time to live is what remains when none comes.
 *
 * @param <V> what is made of a row
 */
public final class RowCache<V> {

    private final Cache<String, Optional<V>> rows;
    private final Cluster cluster;
    private final String topic;

    /** Keeps rows within {@code limits}; {@code name} is the same on all nodes and of no other cache. */
    public RowCache(String name, CacheLimits limits, Cluster cluster) {
        this(name, limits, cluster, DecisionMetrics.NONE);
    }

    /** The same, and counts what it knew in {@code metrics}. */
    public RowCache(String name, CacheLimits limits, Cluster cluster, DecisionMetrics metrics) {
        LookUps lookUps = new LookUps(metrics.cacheHits(name), metrics.cacheMisses(name));
        this.rows = limits.build(Caffeine.newBuilder().recordStats(() -> lookUps));
        this.cluster = cluster;
        this.topic = "rows-" + name;
        cluster.subscribe(topic, rows::invalidate);
        cluster.onMembershipChange(rows::invalidateAll);
    }

    /** The row at {@code key}, from {@code reader} if it is not remembered. */
    public Optional<V> get(String key, Function<String, Optional<V>> reader) {
        return rows.get(key, reader);
    }

    /** Whether {@link #get} answers from memory, that there is no such row included; not counted. */
    public boolean remembers(String key) {
        return rows.asMap().containsKey(key);
    }

    /** The row at {@code key} as {@code reader} sees it now: when something newer than what is remembered came along. */
    public Optional<V> getAnew(String key, Function<String, Optional<V>> reader) {
        rows.invalidate(key);
        return get(key, reader);
    }

    /**
     * Forgets the row here and on all nodes that can be reached. A reader that is at work at this moment is waited for:
     * what it read may be older than the change.
     */
    public void forget(String key) {
        rows.invalidate(key);
        cluster.publish(topic, key);
    }
}
