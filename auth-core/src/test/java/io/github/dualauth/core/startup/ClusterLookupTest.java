package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.DataGrid;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.config.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterLookupTest {

    private final ServerNames names = ServerNames.open();

    @AfterEach
    void close() {
        names.close();
    }

    @Test
    void find_noGrid_isThisNodeAloneUnlessThereShouldBeMore() {
        assertInstanceOf(SingleNode.class, ClusterLookup.find(1));
        assertThrows(ConfigurationException.class, () -> ClusterLookup.find(2));
    }

    @Test
    void find_grid_isUsedAndMissesTheNodesThatAreNotThere() {
        HazelcastInstance grid = Hazelcast.newHazelcastInstance(alone());
        try (Cluster one = bound(grid, 1);
                Cluster two = bound(grid, 2)) {
            assertInstanceOf(DataGrid.class, one);
            assertTrue(one.reachable());
            assertFalse(two.reachable());
        } finally {
            grid.getLifecycleService().terminate();
        }
    }

    private Cluster bound(HazelcastInstance grid, int expectedNodes) {
        names.bind("payara/Hazelcast", grid);
        return ClusterLookup.find(expectedNodes);
    }

    /** Of a grid of one member. */
    static Config alone() {
        Config config = new Config().setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        var network = config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        return config;
    }
}
