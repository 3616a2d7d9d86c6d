package io.github.dualauth.core.cache;

import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.metrics.DecisionMetrics;

/**
 * Makes the caches of one deployment.
 *
 * @param limits of each of them
 * @param cluster the nodes that tell each other of changes
 * @param metrics count what each of them knew, by its name
 */
public record RowCaches(CacheLimits limits, Cluster cluster, DecisionMetrics metrics) {

    /** Caches that nothing is counted of. */
    public RowCaches(CacheLimits limits, Cluster cluster) {
        this(limits, cluster, DecisionMetrics.NONE);
    }

    /** A new cache; {@code name} is the same on all nodes, and made once on each. */
    public <V> RowCache<V> named(String name) {
        return new RowCache<>(name, limits, cluster, metrics);
    }
}
