package io.github.dualauth.core.cache;

import io.github.dualauth.core.cluster.Cluster;

/**
 * Makes the caches of one deployment.
 *
 * @param limits of each of them
 * @param cluster the nodes that tell each other of changes
 */
public record RowCaches(CacheLimits limits, Cluster cluster) {

    /** A new cache; {@code name} is the same on all nodes, and made once on each. */
    public <V> RowCache<V> named(String name) {
        return new RowCache<>(name, limits, cluster);
    }
}
