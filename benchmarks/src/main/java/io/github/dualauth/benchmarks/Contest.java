package io.github.dualauth.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls that take turns: A B C A B C …, so that whatever else the machine does meets all of them alike. */
final class Contest {

    /**
     * One kind of call.
     *
     * @param name what the table calls it
     * @param server who answers it
     * @param work what is asked of it
     */
    record Contestant(String name, Server server, Work work) {

        Contestant(String name, Server server, HttpCall call) {
            this(name, server, work(server, () -> call));
        }

        static Contestant calling(String name, Server server, Supplier<HttpCall> calls) {
            return new Contestant(name, server, work(server, calls));
        }

        private static Work work(Server server, Supplier<HttpCall> calls) {
            return () -> duration -> Load.run(server.port(), calls, duration);
        }
    }

    /** Begins load. */
    interface Work {

        Turn begin() throws Exception;
    }

    /** Parts of names, with commas between them; whoever has none of them takes no part. */
    private static final List<String> ONLY =
            List.of(System.getProperty("benchmark.only", "").split(","));

    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("benchmark.turn", 2));
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<Contestant> contestants;
    private final Map<String, List<Double>> perCpuSecond = new LinkedHashMap<>();
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    Contest(List<Contestant> contestants) {
        this.contestants = contestants.stream()
                .filter(each -> ONLY.stream().anyMatch(each.name()::contains))
                .toList();
    }

    /** Warms up and measures for so many rounds, unless properties of the JVM say otherwise. */
    void run(int warmUpRounds, int rounds) throws Exception {
        warmUp(Integer.getInteger("benchmark.warmup", warmUpRounds));
        run(rounds);
    }

    /** Load whose figures are thrown away. */
    void warmUp(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            for (Contestant contestant : contestants) {
                try (Turn load = contestant.work().begin()) {
                    long ignored = load.run(TURN);
                }
            }
        }
    }

    /** Measures for so many rounds, unless a property says otherwise. */
    void run(int most) throws Exception {
        int rounds = Integer.getInteger("benchmark.rounds", most);
        for (int i = 0; i < rounds; i++) {
            for (Contestant contestant : contestants) {
                Thread.sleep(PAUSE.toMillis());
                measure(contestant);
            }
            System.out.println("round " + (i + 1) + " of " + rounds);
        }
    }

    private void measure(Contestant contestant) throws Exception {
        long answered;
        double seconds;
        double cpu;
        try (Turn load = contestant.work().begin()) {
            CpuTime before = contestant.server().warmCpu();
            long begin = System.nanoTime();
            answered = load.run(TURN);
            seconds = (System.nanoTime() - begin) / 1e9;
            cpu = contestant.server().warmCpu().since(before).toNanos() / 1e9;
        }
        Spread.add(perCpuSecond, contestant.name(), answered / cpu);
        Spread.add(perSecond, contestant.name(), answered / seconds);
    }

    /** Requests per CPU-second of the server, and beside them the share of each base that took part, round by round. */
    void table(List<String> wanted) {
        List<String> bases = wanted.stream().filter(perCpuSecond::containsKey).toList();
        StringBuilder head = new StringBuilder("| call | requests per CPU-second | requests per second |");
        bases.forEach(base -> head.append(" of ").append(base).append(" |"));
        System.out.println(head);
        System.out.println("|---|---|---|" + "---|".repeat(bases.size()));
        perCpuSecond.forEach((name, figures) -> {
            StringBuilder row = new StringBuilder("| " + name + " | ");
            row.append(Spread.of(figures).in("%.0f")).append(" | ");
            row.append(Spread.of(perSecond.get(name)).in("%.0f")).append(" |");
            bases.forEach(base -> row.append(' ')
                    .append(Spread.ofShares(figures, perCpuSecond.get(base)).in("%.2f"))
                    .append(" |"));
            System.out.println(row);
        });
    }
}
