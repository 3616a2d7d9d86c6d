package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A flood of wrong passwords beside callers who are known. Each guess comes from an address of its own (by way of a
 * trusted proxy), so that no counter of addresses spares the server the work; half of them for logins that exist.
 */
final class FloodBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("benchmark.turn", 10));
    private static final int KNOWN_CONNECTIONS = 8;
    private static final int KNOWN_PER_SECOND = 200;
    private static final int GUESSING_CONNECTIONS = 64;
    private static final int GUESSES_PER_SECOND = 200;
    private static final int LOGINS = 100;

    private final Path work;
    private final List<Double> calm = new ArrayList<>();
    private final List<Double> flooded = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final Map<String, Integer> guessed = new TreeMap<>();
    private final Latencies guesses = new Latencies();
    private int known;
    private int errors;

    FloodBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "flood-");
    }

    void run() throws Exception {
        ServerSetup setup = Servers.dualauth(Servers.ours(), work.resolve("data"))
                .withEnvironment(Map.of("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1"));
        try (Server server = Server.start(setup, work.resolve("dualauth"))) {
            new Population(server.port()).make(LOGINS);
            for (HttpCall call : List.of(Population.application(0, "192.0.2.1"), Population.login(0, "192.0.2.1"))) {
                long ignored = Load.run(server.port(), () -> call, TURN.multipliedBy(2));
            }
            for (int i = 0; i < ROUNDS; i++) {
                double without = round(server.port(), false);
                double with = round(server.port(), true);
                calm.add(without);
                flooded.add(with);
                ratios.add(with / without);
                System.out.printf(Locale.ROOT, "round %d of %d: p99 %.2f ms, %.2f ms%n", i + 1, ROUNDS, without, with);
            }
        }
        table();
    }

    /** The p99 of those who are known. */
    private double round(int port, boolean flood) throws Exception {
        Latencies latencies = new Latencies();
        List<Callable<Void>> senders = new ArrayList<>();
        for (int i = 0; i < KNOWN_CONNECTIONS; i++) {
            String from = "192.0.2." + i;
            Supplier<HttpCall> calls =
                    i % 2 == 0 ? () -> Population.application(0, from) : () -> Population.login(0, from);
            senders.add(new Pace(port, (double) KNOWN_PER_SECOND / KNOWN_CONNECTIONS, TURN, calls)
                    .telling((call, answer, nanos) -> {
                        latencies.add(nanos);
                        count(answer.status() == 200 && answer.body().contains(Population.OK));
                    }));
        }
        for (int i = 0; flood && i < GUESSING_CONNECTIONS; i++) {
            senders.add(new Pace(port, (double) GUESSES_PER_SECOND / GUESSING_CONNECTIONS, TURN, FloodBenchmark::guess)
                    .telling((call, answer, nanos) -> {
                        guesses.add(nanos);
                        guessed(answer);
                    }));
        }
        List<Void> ignored = Parallel.run(senders.size(), senders);
        return latencies.milliseconds(0.99);
    }

    private static HttpCall guess() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String from = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
        return random.nextBoolean()
                ? Population.wrong(Population.loginId(random.nextInt(LOGINS)), from)
                : Population.wrong("nobody-" + random.nextInt(1_000_000) + "@example.org", from);
    }

    private synchronized void count(boolean good) {
        known++;
        errors += good ? 0 : 1;
    }

    private synchronized void guessed(Connection.Answer answer) {
        String body = answer.body();
        int code = body.indexOf("\"responseCode\":");
        guessed.merge(
                answer.status() + (code < 0 ? "" : " " + body.substring(code, body.length() - 1)), 1, Integer::sum);
        if (body.contains(Population.OK)) {
            throw new IllegalStateException("a wrong password was accepted");
        }
    }

    private void table() {
        System.out.println("| | p99 of known callers, ms |");
        System.out.println("|---|---|");
        System.out.println("| without the flood | " + Spread.of(calm).in("%.2f") + " |");
        System.out.println("| with it | " + Spread.of(flooded).in("%.2f") + " |");
        System.out.println("| ratio | " + Spread.of(ratios).in("%.2f") + " |");
        System.out.println(known + " calls of known callers, errors: " + errors);
        System.out.println("guesses, by answer: " + guessed);
        System.out.println("guesses, ms at 5, 50, 95, 99 %: " + guesses.cells());
    }
}
