package io.github.dualauth.benchmarks;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Our server with both Direct edges, once with its spool and once with a sink that keeps nothing.
 *
 * @param sender is known to both
 * @param spooling the one with its spool
 * @param spoolingPorts where it listens
 * @param discarding the other one
 * @param discardingPorts where that listens
 */
record DirectServers(
        DirectSender sender,
        Server spooling,
        DirectSender.Ports spoolingPorts,
        Server discarding,
        DirectSender.Ports discardingPorts)
        implements AutoCloseable {

    /** Starts both, and makes the sender known to them. */
    static DirectServers start(Path work) throws Exception {
        DirectSender sender = new DirectSender(work, Clock.systemUTC());
        DirectSender.Ports spoolingPorts = DirectSender.Ports.free();
        DirectSender.Ports discardingPorts = DirectSender.Ports.free();
        Server spooling = Server.start(
                Servers.dualauth(Servers.ours(), work.resolve("data"))
                        .withEnvironment(sender.environment(spoolingPorts)),
                work.resolve("dualauth"));
        Server discarding = Server.start(
                new Servers(work)
                        .discarding(work.resolve("data-discarding"))
                        .withEnvironment(sender.environment(discardingPorts)),
                work.resolve("dualauth-discarding"));
        sender.register(spooling.port());
        sender.register(discarding.port());
        return new DirectServers(sender, spooling, spoolingPorts, discarding, discardingPorts);
    }

    @Override
    public void close() {
        discarding.close();
        spooling.close();
    }
}
