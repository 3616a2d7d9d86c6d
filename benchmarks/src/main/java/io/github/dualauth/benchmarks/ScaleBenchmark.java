package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.Contest.Contestant;
import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Many applications and logins in MariaDB, and callers of whom few call often and many seldom (Zipf). An individual's
 * first call costs a slow hash, whatever else there is: those who take turns here have called before.
 */
final class ScaleBenchmark {

    private static final int APPLICATIONS = Integer.getInteger("benchmark.applications", 100_000);
    private static final int LOGINS = Integer.getInteger("benchmark.logins", 1_000_000);
    private static final int CALLED_BEFORE = Integer.getInteger("benchmark.called-before", 2_000);

    private final Path work;

    ScaleBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "scale-");
    }

    void run() throws Exception {
        Multitude multitude = new Multitude(APPLICATIONS, LOGINS);
        try (MariaDb database = MariaDb.start(work.resolve("mariadb"))) {
            ServerSetup setup =
                    Servers.dualauth(Servers.ours(), work.resolve("data")).withEnvironment(database.environment());
            try (Server first = Server.start(setup, work.resolve("first"))) {
                new Population(first.port()).make(1);
            }
            long begin = System.nanoTime();
            try (Connection connection = database.connect()) {
                multitude.fill(connection, KeyRing.open(work.resolve("data/dualauth.key")));
            }
            System.out.printf(Locale.ROOT, "rows written in %.0f s%n", (System.nanoTime() - begin) / 1e9);
            try (Server server = Server.start(setup, work.resolve("dualauth"));
                    Server echo = Server.start(new Servers(work).echo(), work.resolve("echo"))) {
                contest(server, echo, multitude);
            }
        }
    }

    private void contest(Server server, Server echo, Multitude multitude) throws Exception {
        System.out.println(memory("before the first call", server));
        List<HttpCall> people = new ArrayList<>();
        try (io.github.dualauth.benchmarks.Connection connection =
                new io.github.dualauth.benchmarks.Connection(server.port())) {
            for (int i = 0; i < CALLED_BEFORE; i++) {
                HttpCall call = multitude.login();
                people.add(call);
                String ignored = connection.call(call);
            }
        }
        HttpCall text = HttpCall.post("/echo/text", "{\"x\":\"" + "x".repeat(170) + "\"}", Map.of(), "xxx");
        Contest contest = new Contest(List.of(
                Contestant.calling("Ping", server, () -> multitude.application("Ping")),
                Contestant.calling("PingWithAuth, application", server, () -> multitude.application("PingWithAuth")),
                Contestant.calling(
                        "PingWithAuth, individual, called before",
                        server,
                        () -> people.get(ThreadLocalRandom.current().nextInt(people.size()))),
                Contestant.calling("bare echo", echo, () -> text)));
        contest.run(20, 15);
        contest.table(List.of("Ping", "bare echo"));
        System.out.println(memory("at the end", server));
    }

    private static String memory(String when, Server server) throws Exception {
        return String.format(
                Locale.ROOT,
                "memory %s: heap %.0f MiB, resident %.0f MiB",
                when,
                server.heapKibibytes() / 1024,
                server.residentMebibytes());
    }
}
