package io.github.dualauth.core.token;

import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down what the other nodes would be told. */
final class ToldCluster implements Cluster {

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** What they were told since this was asked last. */
    List<String> told() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    @Override
    public void publish(String topic, String message) {
        told.add(message);
    }

    @Override
    public void subscribe(String topic, Consumer<String> listener) {
        // nobody else says anything
    }

    @Override
    public void onMembershipChange(Runnable listener) {
        // nobody comes or goes
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
        told.clear();
    }
}
