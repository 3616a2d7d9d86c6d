package io.github.dualauth.core.throttle.shared;

import io.github.bucket4j.TimeMeter;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.cluster.SingleNode;
import java.time.Duration;

/**
 * Where counts live.
 *
 * @param cluster the nodes that share them
 * @param entries how many of each kind a node keeps
 * @param time the nodes' time
 */
public record SharedState(Cluster cluster, int entries, SharedTime time) {

    /** What a node keeps of its own writes, for when it is alone. */
    private static final int OWN_COPIES = 10_000;

    /** The counts of one kind, each for as long as {@code kept}; {@code name} is the same on all nodes. */
    public SharedMap map(String name, Duration kept) {
        SharedMap shared = cluster.map("dualauth.throttle." + name, entries, kept);
        if (cluster instanceof SingleNode) {
            return shared;
        }
        // Never closed: it is a map in this process and nothing else.
        @SuppressWarnings("resource")
        SharedMap own = new SingleNode().map(name, Math.min(entries, OWN_COPIES), kept);
        return new SurvivingMap(shared, own, time);
    }

    /** The nodes' time, as buckets take it. */
    public TimeMeter meter() {
        return new SharedBuckets.Meter(time);
    }
}
