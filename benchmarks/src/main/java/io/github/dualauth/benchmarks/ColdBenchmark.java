package io.github.dualauth.benchmarks;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.secret.password.PasswordHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The first call of each of many logins, in turns with the bare hash on all processors. */
final class ColdBenchmark {

    private static final int LOGINS = Integer.getInteger("benchmark.logins", 1000);
    private static final int ROUNDS = 10;
    private static final int WARM_UP = 100;
    private static final int CONNECTIONS = 8;

    private final Path work;
    private final PasswordHasher hasher = new PasswordHasher(new Argon2Parameters(19_456, 2, 1));
    private final List<Double> calls = new ArrayList<>();
    private final List<Double> hashes = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    ColdBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "cold-");
    }

    void run() throws Exception {
        ServerSetup setup = Servers.dualauth(Servers.ours(), work.resolve("data"));
        try (Server server = Server.start(setup, work.resolve("first"))) {
            new Population(server.port()).make(LOGINS + WARM_UP);
        }
        try (Server server = Server.start(setup, work.resolve("second"))) {
            double ignored = perSecond(callers(server.port(), LOGINS, WARM_UP));
            ignored = perSecond(hashers(WARM_UP));
            int batch = LOGINS / ROUNDS;
            for (int i = 0; i < ROUNDS; i++) {
                double bare = batch * perSecond(hashers(batch));
                double call = batch * perSecond(callers(server.port(), i * batch, batch));
                hashes.add(bare);
                calls.add(call);
                shares.add(call / bare);
                System.out.println("round " + (i + 1) + " of " + ROUNDS);
            }
        }
        System.out.println("| | per second |");
        System.out.println("|---|---|");
        System.out.println(
                "| bare Argon2id on all processors | " + Spread.of(hashes).in("%.1f") + " |");
        System.out.println("| first call of a login | " + Spread.of(calls).in("%.1f") + " |");
        System.out.println("| share | " + Spread.of(shares).in("%.2f") + " |");
    }

    /** How often all of this is done in a second. */
    private static double perSecond(List<Callable<Void>> work) throws Exception {
        long begin = System.nanoTime();
        List<Void> ignored = Parallel.run(work.size(), work);
        return 1e9 / (System.nanoTime() - begin);
    }

    private static List<Callable<Void>> callers(int port, int first, int count) {
        List<Callable<Void>> callers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int own = first + i;
            callers.add(() -> {
                try (Connection connection = new Connection(port)) {
                    for (int login = own; login < first + count; login += CONNECTIONS) {
                        String ignored = connection.call(Population.login(login, ""));
                    }
                }
                return null;
            });
        }
        return callers;
    }

    private List<Callable<Void>> hashers(int count) {
        int processors = Runtime.getRuntime().availableProcessors();
        List<Callable<Void>> hashers = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            int own = i;
            hashers.add(() -> {
                for (int j = own; j < count; j += processors) {
                    try (Secret password = Secret.of(Population.LOGIN_PASSWORD)) {
                        String ignored = hasher.hash(password);
                    }
                }
                return null;
            });
        }
        return hashers;
    }
}
