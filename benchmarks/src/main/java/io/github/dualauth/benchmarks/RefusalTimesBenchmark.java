package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * How long refusals take that must not tell what was wrong: an unknown ID, a wrong password, a login whose user is
 * inactive. In random order, each from an address of its own (by way of a trusted proxy), and each login a few times
 * only, so that throttling answers none of them.
 */
final class RefusalTimesBenchmark {

    private static final int CALLS = Integer.getInteger("benchmark.calls", 300);
    private static final int WARM_UP = 100;
    private static final int CALLS_FOR_ONE = 3;

    private final Path work;
    private final Map<String, Latencies> times = new LinkedHashMap<>();
    private final TreeSet<String> answers = new TreeSet<>();
    private int addresses;

    RefusalTimesBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "refusals-");
    }

    private record Refused(String kind, HttpCall call) {}

    void run() throws Exception {
        ServerSetup setup = Servers.dualauth(Servers.ours(), work.resolve("data"))
                // Nobody is held back: whoever is answers 429 for every ID alike, and fast.
                .withEnvironment(
                        Map.of("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1", "DUALAUTH_THROTTLE_FREE_FAILURES", "1000000"));
        int logins = CALLS / CALLS_FOR_ONE;
        try (Server server = Server.start(setup, work.resolve("dualauth"));
                Connection connection = new Connection(server.port())) {
            Population population = new Population(server.port());
            population.make(2 * logins);
            for (int i = logins; i < 2 * logins; i++) {
                population.suspend(i);
            }
            for (int i = 0; i < WARM_UP; i++) {
                Connection.Answer ignored = connection.exchange(Population.wrong("warm-up-" + i, address()));
            }
            for (Refused refused : calls(logins)) {
                long begin = System.nanoTime();
                Connection.Answer answer = connection.exchange(refused.call());
                times.computeIfAbsent(refused.kind(), kind -> new Latencies()).add(System.nanoTime() - begin);
                answers.add(answer.status() + " " + answer.body());
            }
        }
        table();
    }

    private List<Refused> calls(int logins) {
        List<Refused> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(new Refused("login, unknown ID", Population.wrong("nobody-" + i + "@example.org", address())));
            calls.add(
                    new Refused("login, wrong password", Population.wrong(Population.loginId(i % logins), address())));
            calls.add(new Refused("login, user inactive", Population.login(logins + i % logins, address())));
            calls.add(new Refused("application, unknown ID", Population.application("nobody-" + i, address())));
            calls.add(new Refused(
                    "application, wrong password", Population.application(Servers.ADMINISTRATOR, address())));
        }
        Collections.shuffle(calls);
        return calls;
    }

    private String address() {
        addresses++;
        return "10." + (addresses >> 16) + "." + (addresses >> 8 & 0xFF) + "." + (addresses & 0xFF);
    }

    private void table() {
        System.out.println("| refusal | ms at 5 % | 50 % | 95 % | 99 % | chance to take longer than the unknown ID |");
        System.out.println("|---|---|---|---|---|---|");
        times.forEach((kind, all) -> {
            String base = kind.substring(0, kind.indexOf(',')) + ", unknown ID";
            System.out.printf(Locale.ROOT, "| %s | %s | %.2f |%n", kind, all.cells(), all.longerThan(times.get(base)));
        });
        System.out.println("answers: " + answers);
    }
}
