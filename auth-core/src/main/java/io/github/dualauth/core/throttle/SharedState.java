package io.github.dualauth.core.throttle;

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
record SharedState(Cluster cluster, int entries, SharedTime time) {

    /** What a node keeps of its own writes, for when it is alone. */
    private static final int OWN_COPIES = 10_000;

    FailureCounter counter(String name, DelayPlan plan) {
        return new FailureCounter(map(name, plan.kept()), plan, time);
    }

    SharedMap map(String name, Duration kept) {
        SharedMap shared = cluster.map("dualauth.throttle." + name, entries, kept);
        if (cluster instanceof SingleNode) {
            return shared;
        }
        // Never closed: it is a map in this process and nothing else.
        @SuppressWarnings("resource")
        SharedMap own = new SingleNode().map(name, Math.min(entries, OWN_COPIES), kept);
        return new SurvivingMap(shared, own, time);
    }

    SharedBuckets.Meter meter() {
        return new SharedBuckets.Meter(time);
    }
}
