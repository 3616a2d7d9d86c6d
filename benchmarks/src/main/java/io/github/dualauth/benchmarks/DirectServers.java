package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;

/** Our server with both Direct edges, once with its spool and once with a sink that keeps nothing. */
final class DirectServers implements AutoCloseable {

    private final DirectSender sender;
    private final DirectSender.Ports spoolingPorts;
    private final DirectSender.Ports discardingPorts;
    private final Server spooling;
    private final Server discarding;

    private DirectServers(Path work, DirectSender sender) throws IOException, InterruptedException {
        this.sender = sender;
        this.spoolingPorts = DirectSender.Ports.free();
        this.discardingPorts = DirectSender.Ports.free();
        this.spooling = Server.start(
                Servers.dualauth(Servers.ours(), work.resolve("data"))
                        .withEnvironment(sender.environment(spoolingPorts)),
                work.resolve("dualauth"));
        this.discarding = Server.start(
                new Servers(work)
                        .discarding(work.resolve("data-discarding"))
                        .withEnvironment(sender.environment(discardingPorts)),
                work.resolve("dualauth-discarding"));
    }

    /** Starts both, and makes the sender known to them. */
    static DirectServers start(Path work) throws Exception {
        DirectServers servers = new DirectServers(work, new DirectSender(work, Clock.systemUTC()));
        servers.sender.register(servers.spooling.port());
        servers.sender.register(servers.discarding.port());
        return servers;
    }

    DirectSender sender() {
        return sender;
    }

    SSLContext tls() {
        return sender.tls();
    }

    Server spooling() {
        return spooling;
    }

    DirectSender.Ports spoolingPorts() {
        return spoolingPorts;
    }

    Server discarding() {
        return discarding;
    }

    DirectSender.Ports discardingPorts() {
        return discardingPorts;
    }

    @Override
    public void close() {
        discarding.close();
        spooling.close();
    }
}
