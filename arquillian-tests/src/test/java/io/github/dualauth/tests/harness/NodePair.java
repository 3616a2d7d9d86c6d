package io.github.dualauth.tests.harness;

import java.time.Duration;

/** Two servers on one MariaDB, with one key file, in one data grid; all on loopback. */
public final class NodePair implements AutoCloseable {
    private static final Duration JOIN_LIMIT = Duration.ofMinutes(3);

    private final DualauthServer first;
    private final DualauthServer second;

    private NodePair(DualauthServer first, DualauthServer second) {
        this.first = first;
        this.second = second;
    }

    /** Starts both at once on an empty database, and waits until each sees the other. */
    public static NodePair start(ServerSetup common, MariaDb database) {
        int firstPort = Ports.free();
        int secondPort = Ports.free();
        ServerSetup setup = common.on(database)
                .with("DUALAUTH_CLUSTER_ENABLED", "true")
                .with("DUALAUTH_CLUSTER_NODES", "2")
                .withArguments("--clustermode", "tcpip:127.0.0.1:" + firstPort + ",127.0.0.1:" + secondPort)
                .withArguments("--interfaces", "127.0.0.1", "--nohostaware");
        DualauthServer first = DualauthServer.launch(setup.withArguments("--startport", String.valueOf(firstPort)));
        String key = first.dataDirectory().resolve("dualauth.key").toString();
        DualauthServer second = DualauthServer.launch(
                setup.with("DUALAUTH_KEY_FILE", key).withArguments("--startport", String.valueOf(secondPort)));
        return new NodePair(first, second).ready();
    }

    private NodePair ready() {
        try {
            first.awaitReady();
            second.awaitReady();
            awaitGrid();
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Waits until each node says that it sees the other. */
    public void awaitGrid() {
        Await.until(
                JOIN_LIMIT,
                "two nodes in one grid",
                () -> first.health().gridReachable() && second.health().gridReachable());
    }

    /** The node that started first. */
    public DualauthServer first() {
        return first;
    }

    /** The other node. */
    public DualauthServer second() {
        return second;
    }

    @Override
    public void close() {
        try {
            second.close();
        } finally {
            first.close();
        }
    }
}
