package io.github.dualauth.core.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Several nodes in one data grid, which the server runs: Payara's Hazelcast. Only texts and bytes go through it, so that
 * no node needs another's classes. One copy of each entry is kept on another node, and outlives the loss of one.
 */
public final class DataGrid implements Cluster {

    private static final Logger LOG = System.getLogger(DataGrid.class.getName());
    private static final String PREFIX = "dualauth-";
    private static final int WAITING = 8;

    private final HazelcastInstance grid;
    private final int expectedNodes;
    private final CopyOnWriteArrayList<Runnable> onClose = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor waiting;
    private final GridMap.Silence silence = new GridMap.Silence();

    /**
     * Uses the server's {@code grid}, which it does not close.
     *
     * @param expectedNodes how many nodes should be in it; fewer are reported as unreachable
     */
    public DataGrid(HazelcastInstance grid, int expectedNodes) {
        this.grid = grid;
        this.expectedNodes = expectedNodes;
        this.waiting = new ThreadPoolExecutor(
                WAITING, WAITING, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), DataGrid::daemon);
        waiting.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "dualauth-grid");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void publish(String topic, String message) {
        try {
            grid.<String>getTopic(PREFIX + topic).publish(message);
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            LOG.log(
                    Level.WARNING,
                    "the data grid cannot be reached, other nodes learn of a change later: {0}",
                    e.getMessage());
        }
    }

    @Override
    public void subscribe(String topic, Consumer<String> listener) {
        var reached = grid.<String>getTopic(PREFIX + topic);
        UUID registration = reached.addMessageListener(message -> {
            Member sender = message.getPublishingMember();
            if (sender == null || !sender.localMember()) {
                listener.accept(message.getMessageObject());
            }
        });
        onClose.add(() -> reached.removeMessageListener(registration));
    }

    @Override
    public void onMembershipChange(Runnable listener) {
        UUID membership = grid.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                listener.run();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                listener.run();
            }
        });
        UUID lifecycle = grid.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) {
                listener.run();
            }
        });
        onClose.add(() -> {
            grid.getCluster().removeMembershipListener(membership);
            grid.getLifecycleService().removeLifecycleListener(lifecycle);
        });
    }

    @Override
    public SharedMap map(String name, int maximumEntries, Duration timeToLive) {
        grid.getConfig()
                .addMapConfig(new MapConfig(PREFIX + name)
                        .setBackupCount(1)
                        .setTimeToLiveSeconds(Math.toIntExact(Math.max(1, timeToLive.toSeconds())))
                        .setEvictionConfig(new EvictionConfig()
                                .setEvictionPolicy(EvictionPolicy.LRU)
                                .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                                .setSize(maximumEntries)));
        return new GridMap(grid.getMap(PREFIX + name), waiting, silence);
    }

    @Override
    public boolean reachable() {
        return grid.getLifecycleService().isRunning()
                && grid.getCluster().getMembers().size() >= expectedNodes;
    }

    @Override
    public void close() {
        for (Runnable action : onClose) {
            try {
                action.run();
            } catch (HazelcastInstanceNotActiveException e) {
                LOG.log(Level.DEBUG, "the data grid was stopped before", e);
            }
        }
        onClose.clear();
        waiting.shutdownNow();
    }
}
