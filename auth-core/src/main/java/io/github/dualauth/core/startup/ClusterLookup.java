package io.github.dualauth.core.startup;

import com.hazelcast.core.HazelcastInstance;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.DataGrid;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.config.ConfigurationException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the server's data grid. */
final class ClusterLookup {

    private static final String GRID = "payara/Hazelcast";

    private ClusterLookup() {}

    /**
     * The data grid if the server runs one, else this node alone.
     *
     * @throws ConfigurationException if there should be several nodes and there is no grid
     */
    static Cluster find(int expectedNodes) {
        Object grid = grid();
        if (grid != null) {
            return Grid.of(grid, expectedNodes);
        }
        if (expectedNodes > 1) {
            throw new ConfigurationException(
                    "invalid value of configuration key dualauth.cluster.nodes: the server runs no data grid");
        }
        return new SingleNode();
    }

    @SuppressWarnings("BanJNDI") // a constant name
    private static Object grid() {
        try {
            return InitialContext.doLookup(GRID);
        } catch (NamingException e) {
            return null;
        }
    }

    /** Apart, so that a server without Hazelcast's classes never meets them. */
    private static final class Grid {

        static Cluster of(Object grid, int expectedNodes) {
            return new DataGrid((HazelcastInstance) grid, expectedNodes);
        }
    }
}
