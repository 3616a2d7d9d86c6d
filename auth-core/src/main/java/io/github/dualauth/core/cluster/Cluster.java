package io.github.dualauth.core.cluster;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the nodes of a deployment tell each other: short messages, and short-lived state that all of them see. On one
 * node, nothing leaves the process ({@link SingleNode}).
 */
public interface Cluster extends AutoCloseable {

    /**
     * Tells every other node that can be reached, not this one. Returns without waiting for them; what an unreachable
     * node misses, it misses for good, so that nothing may depend on it for longer than a cache's time to live.
     */
    void publish(String topic, String message);

    /** Calls {@code listener} for each message that another node publishes; it must return quickly. */
    void subscribe(String topic, Consumer<String> listener);

    /** Calls {@code listener} whenever messages may have been missed: a node came, left, or found back. */
    void onMembershipChange(Runnable listener);

    /**
     * The shared map of this name, made at the first call.
     *
     * @param maximumEntries how many entries one node keeps at most; beyond, the ones idle for longest go first
     * @param timeToLive how long an entry stays after its last change
     */
    SharedMap map(String name, int maximumEntries, Duration timeToLive);

    /** Whether this node and the nodes that it should see are in touch; always true on one node. */
    boolean reachable();

    @Override
    void close();
}
