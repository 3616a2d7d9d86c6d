package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What our WAR adds to the server's start and to its memory, beside an empty WAR with the same options. */
final class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final long SETTLE_MILLIS = 3_000;

    private final Path work;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> cpuSeconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> mebibytes = new LinkedHashMap<>();

    StartBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "start-");
    }

    void run() throws Exception {
        Servers servers = new Servers(work);
        ServerSetup empty = servers.emptyJar();
        ServerSetup echo = servers.echoJar();
        ServerSetup entity = servers.entityJar();
        for (int i = 0; i < ROUNDS; i++) {
            ServerSetup ours = Servers.dualauth(Servers.ours(), work.resolve("data-" + i));
            Path home = work.resolve("round-" + i);
            measure("empty WAR", empty, home.resolve("empty"));
            measure("bare echo", echo, home.resolve("echo"));
            measure("one method, one entity", entity, home.resolve("entity"));
            measure("dualauth, first start", ours, home.resolve("first"));
            measure("dualauth, later start", ours, home.resolve("later"));
            System.out.println("round " + (i + 1) + " of " + ROUNDS);
        }
        table();
    }

    private void measure(String name, ServerSetup setup, Path home) throws Exception {
        try (Server server = Server.start(setup, home)) {
            Thread.sleep(SETTLE_MILLIS);
            Spread.add(seconds, name, server.startTime().toMillis() / 1e3);
            Spread.add(cpuSeconds, name, server.startCpu().toMillis() / 1e3);
            Spread.add(mebibytes, name, server.residentMebibytes());
        }
    }

    private void table() {
        System.out.println("| server | seconds to the first answer | CPU-seconds until then | RSS after GC, MiB |"
                + " seconds, of empty | CPU, of empty | RSS, of empty |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String name : seconds.keySet()) {
            System.out.println("| " + name
                    + " | " + Spread.of(seconds.get(name)).in("%.1f")
                    + " | " + Spread.of(cpuSeconds.get(name)).in("%.1f")
                    + " | " + Spread.of(mebibytes.get(name)).in("%.0f")
                    + " | " + share(seconds, name)
                    + " | " + share(cpuSeconds, name)
                    + " | " + share(mebibytes, name) + " |");
        }
    }

    private static String share(Map<String, List<Double>> figures, String name) {
        return Spread.ofShares(figures.get(name), figures.get("empty WAR")).in("%.2f");
    }
}
