package io.github.dualauth.core.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.LocalMapStats;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.LogLines;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real members of one grid on loopback, in this process. */
class DataGridTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PARTITIONS = 11;
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    private final String clusterName = UUID.randomUUID().toString();
    private HazelcastInstance firstMember;
    private HazelcastInstance secondMember;
    private DataGrid first;
    private DataGrid second;

    @BeforeEach
    void join() {
        firstMember = Hazelcast.newHazelcastInstance(config(0));
        int port = firstMember.getCluster().getLocalMember().getAddress().getPort();
        secondMember = Hazelcast.newHazelcastInstance(config(port));
        first = new DataGrid(firstMember, 2);
        second = new DataGrid(secondMember, 2);
    }

    @AfterEach
    void leave() {
        first.close();
        second.close();
        firstMember.getLifecycleService().terminate();
        secondMember.getLifecycleService().terminate();
    }

    private Config config(int peer) {
        Config config = new Config().setClusterName(clusterName);
        config.setProperty("hazelcast.logging.type", "none").setProperty("hazelcast.phone.home.enabled", "false");
        // The second one joins the first, and so nobody else need be waited for.
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.partition.count", Integer.toString(PARTITIONS));
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        var network = config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        var peers = network.getJoin().getTcpIpConfig().setEnabled(true);
        if (peer != 0) {
            peers.addMember("127.0.0.1:" + peer);
        }
        return config;
    }

    @Test
    void tellsTheOtherNodeAndNotItself() throws InterruptedException {
        BlockingQueue<String> own = new LinkedBlockingQueue<>();
        BlockingQueue<String> others = new LinkedBlockingQueue<>();
        first.subscribe("t", own::add);
        second.subscribe("t", others::add);

        first.publish("t", "changed");
        assertEquals("changed", others.poll(10, TimeUnit.SECONDS));

        second.publish("t", "answer");
        assertEquals("answer", own.poll(10, TimeUnit.SECONDS), "and the first node's own message did not come before");
        assertTrue(others.isEmpty());
    }

    @Test
    void swapsOnTheOtherNodeToo() {
        SharedMap here = first.map("m", 1000, MINUTE);
        SharedMap there = second.map("m", 1000, MINUTE);
        assertTrue(here.putIfAbsent("k", ONE));
        assertFalse(there.putIfAbsent("k", TWO));
        assertFalse(there.replace("k", TWO, ONE));
        assertTrue(there.replace("k", ONE, TWO));
        assertArrayEquals(TWO, here.get("k").orElseThrow());
        there.remove("k");
        assertTrue(here.get("k").isEmpty());
    }

    @Test
    void keepsEntriesWhenANodeIsLost() {
        SharedMap here = first.map("m", 10_000, MINUTE);
        for (int i = 0; i < 200; i++) {
            assertTrue(here.putIfAbsent("k" + i, ONE));
        }
        firstMember.getLifecycleService().terminate();
        SharedMap there = second.map("m", 10_000, MINUTE);
        for (int i = 0; i < 200; i++) {
            assertArrayEquals(ONE, there.get("k" + i).orElseThrow(), "k" + i);
        }
    }

    @Test
    void keepsNoMoreEntriesThanThereIsRoomFor() {
        int maximum = 50 * PARTITIONS;
        SharedMap here = first.map("m", maximum, MINUTE);
        SharedMap there = second.map("m", maximum, MINUTE);
        for (int i = 0; i < 5_000; i++) {
            assertTrue(here.putIfAbsent("here" + i, ONE));
            assertTrue(there.putIfAbsent("there" + i, ONE));
        }
        mustBeBounded(firstMember, maximum);
        mustBeBounded(secondMember, maximum);
    }

    /**
     * Hazelcast bounds each partition, at maximum * members / partitions, which is 100 here. Of two members each has
     * every partition, as its owner or as a copy, and so twice the maximum.
     */
    private static void mustBeBounded(HazelcastInstance member, int maximum) {
        LocalMapStats kept = member.getMap("dualauth-m").getLocalMapStats();
        long entries = kept.getOwnedEntryCount() + kept.getBackupEntryCount();
        assertTrue(entries > maximum && entries <= 2L * maximum, () -> entries + " entries");
    }

    @Test
    void saysWhenANodeIsMissing() throws InterruptedException {
        assertTrue(first.reachable());
        CountDownLatch changed = new CountDownLatch(1);
        first.onMembershipChange(changed::countDown);
        secondMember.getLifecycleService().terminate();
        assertTrue(changed.await(30, TimeUnit.SECONDS));
        assertFalse(first.reachable());
        assertFalse(second.reachable(), "a stopped member reaches nobody");
    }

    @Test
    void saysWhenANodeComes() throws InterruptedException {
        CountDownLatch changed = new CountDownLatch(1);
        first.onMembershipChange(changed::countDown);
        HazelcastInstance third = Hazelcast.newHazelcastInstance(
                config(firstMember.getCluster().getLocalMember().getAddress().getPort()));
        try {
            assertTrue(changed.await(30, TimeUnit.SECONDS));
        } finally {
            third.getLifecycleService().terminate();
        }
    }

    @Test
    void publishesToNobodyWithoutAFailureAndSaysSo() {
        firstMember.getLifecycleService().terminate();
        try (LogLines log = LogLines.of(DataGrid.class)) {
            first.publish("t", "lost");
            String line = log.take().get(0);
            assertTrue(line.startsWith("WARNING the data grid cannot be reached, other nodes learn of a change"), line);
        }
        assertFalse(first.reachable());
    }

    @Test
    void saysThatAStoppedGridIsUnavailable() {
        SharedMap map = first.map("m", 1000, MINUTE);
        firstMember.getLifecycleService().terminate();
        assertThrows(DependencyUnavailableException.class, () -> map.get("k"));
        assertThrows(DependencyUnavailableException.class, () -> map.putIfAbsent("k", ONE));
    }

    @Test
    void forgetsListenersWhenClosed() throws InterruptedException {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        BlockingQueue<String> open = new LinkedBlockingQueue<>();
        second.subscribe("t", closed::add);
        second.close();
        second.subscribe("t", open::add);
        first.publish("t", "m");
        assertNotNull(open.poll(10, TimeUnit.SECONDS));
        assertNull(closed.poll());
    }
}
