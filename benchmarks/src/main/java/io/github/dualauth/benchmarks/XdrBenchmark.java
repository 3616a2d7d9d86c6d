package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.Contest.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Documents through {@code POST /xdr} over kept connections of TLS, beside a bare JAX-RS method that reads the same body
 * with the same TLS; and in our WAR with a sink that keeps nothing, with and without authentication.
 */
final class XdrBenchmark {

    private static final int SIZE = Integer.getInteger("benchmark.size", 10_000);
    private static final int MANY = Integer.getInteger("benchmark.connections", 50);
    private static final String BARE = "bare JAX-RS";
    private static final String OPEN = "XDR without authentication, nothing kept";

    private final Path work;
    private final XdrDocument document = new XdrDocument(SIZE);

    XdrBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "xdr-");
    }

    void run() throws Exception {
        int barePort = Server.freePort();
        try (DirectServers ours = DirectServers.start(work);
                Server bare = Server.start(new Servers(work).swallow(ours.sender(), barePort), work.resolve("bare"))) {
            SSLSocketFactory tls = ours.sender().tls().getSocketFactory();
            Supplier<HttpCall> xdr =
                    () -> HttpCall.content("/xdr", XdrDocument.TYPE, document.next(), XdrDocument.SUCCESS);
            Supplier<HttpCall> swallow = () -> HttpCall.content("/swallow", XdrDocument.TYPE, document.next(), "1");
            Supplier<HttpCall> anybody =
                    () -> HttpCall.content("/open-xdr", XdrDocument.TYPE, document.next(), XdrDocument.SUCCESS);
            int spoolingPort = ours.spoolingPorts().https();
            int discardingPort = ours.discardingPorts().https();
            List<Contestant> all = new ArrayList<>();
            for (int count : List.of(1, MANY)) {
                all.add(new Contestant(BARE + ", " + count, bare, () -> open(count, barePort, tls, swallow)));
                all.add(new Contestant(
                        "XDR, spool, " + count, ours.spooling(), () -> open(count, spoolingPort, tls, xdr)));
                all.add(new Contestant(
                        OPEN + ", " + count, ours.discarding(), () -> open(count, discardingPort, tls, anybody)));
                all.add(new Contestant(
                        "XDR, nothing kept, " + count, ours.discarding(), () -> open(count, discardingPort, tls, xdr)));
            }
            contest(all);
        }
    }

    private static void contest(List<Contestant> all) throws Exception {
        Contest contest = new Contest(all);
        contest.run(20, 9);
        System.out.println("documents of " + SIZE + " bytes");
        contest.table(all.stream()
                .map(Contestant::name)
                .filter(name -> name.startsWith(BARE) || name.startsWith(OPEN))
                .toList());
    }

    private static Senders open(int count, int port, SSLSocketFactory tls, Supplier<HttpCall> calls) throws Exception {
        return Senders.open(count, () -> {
            Connection connection = new Connection(port, tls);
            connection.open();
            return new Senders.Sender() {
                @Override
                public void send() throws IOException {
                    String ignored = connection.call(calls.get());
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
    }
}
