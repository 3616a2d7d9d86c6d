package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.Contest.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Mail through our SMTP edge beside the library that it stands on, without authentication: over one connection and over
 * many, each in TLS. Both put it into a spool of the same kind, or both keep nothing.
 */
final class SmtpBenchmark {

    private static final int SIZE = Integer.getInteger("benchmark.size", 10_000);
    private static final int MANY = Integer.getInteger("benchmark.connections", 50);
    private static final String PEER = "the library alone";

    private final Path work;
    private final Mail mail = new Mail(SIZE);

    SmtpBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "smtp-");
    }

    void run() throws Exception {
        int spoolingPeer = Server.freePort();
        int discardingPeer = Server.freePort();
        Path peerSpool = Files.createDirectories(work.resolve("peer-data"));
        try (DirectServers ours = DirectServers.start(work);
                Server peer = Server.start(
                        Servers.submission(ours.sender(), spoolingPeer, peerSpool.toString()), work.resolve("peer"));
                Server peerDiscarding = Server.start(
                        Servers.submission(ours.sender(), discardingPeer, "discard"),
                        work.resolve("peer-discarding"))) {
            SSLContext tls = ours.sender().tls();
            List<Contestant> all = new ArrayList<>();
            for (int count : List.of(1, MANY)) {
                all.add(new Contestant(
                        PEER + ", spool, " + count, peer, work(count, new Line(spoolingPeer, tls, false))));
                all.add(new Contestant(
                        "SMTP edge, spool, " + count,
                        ours.spooling(),
                        work(count, new Line(ours.spoolingPorts().smtp(), tls, true))));
                all.add(new Contestant(
                        PEER + ", nothing kept, " + count,
                        peerDiscarding,
                        work(count, new Line(discardingPeer, tls, false))));
                all.add(new Contestant(
                        "SMTP edge, nothing kept, " + count,
                        ours.discarding(),
                        work(count, new Line(ours.discardingPorts().smtp(), tls, true))));
            }
            contest(all);
        }
    }

    private void contest(List<Contestant> all) throws Exception {
        Contest contest = new Contest(all);
        contest.run(20, 9);
        System.out.println("messages of " + mail.size() + " octets");
        contest.table(all.stream()
                .map(Contestant::name)
                .filter(name -> name.startsWith(PEER))
                .toList());
    }

    /**
     * How a server is reached.
     *
     * @param port of SMTP
     * @param tls of the client
     * @param login whether it must log in
     */
    private record Line(int port, SSLContext tls, boolean login) {}

    private Contest.Work work(int connections, Line line) {
        return () -> Senders.open(connections, () -> sender(line));
    }

    private Senders.Sender sender(Line line) throws IOException {
        SmtpClient client = new SmtpClient(line.port());
        client.secure(line.tls());
        if (line.login()) {
            client.logIn(DirectSender.LOGIN, Population.LOGIN_PASSWORD);
        }
        return new Senders.Sender() {
            @Override
            public void send() throws IOException {
                client.begin();
                client.content(mail.whole());
                client.kept();
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }
}
