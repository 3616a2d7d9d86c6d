package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** What many SMTP connections take of the memory on which nobody says anything: before TLS, logged in, and after a message. */
final class IdleBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 1000);
    /** All of the heap is touched from the start: what more is resident lies beside it. */
    private static final List<String> TOUCHED_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private static final int OPENERS = 8;
    /** Threads of the server that have nothing to do end within. */
    private static final long SETTLE_MILLIS = 15_000;

    private final Path work;
    private final Map<String, List<Double>> heap = new LinkedHashMap<>();
    private final Map<String, List<Double>> resident = new LinkedHashMap<>();

    IdleBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "idle-");
    }

    void run() throws Exception {
        DirectSender sender = new DirectSender(work, Clock.systemUTC());
        SSLContext tls = sender.tls();
        for (int i = 0; i < ROUNDS; i++) {
            DirectSender.Ports ports = DirectSender.Ports.free();
            ServerSetup ours = Servers.dualauth(Servers.ours(), work.resolve("data-" + i))
                    .withEnvironment(sender.environment(ports))
                    .withJvmOptions(TOUCHED_HEAP);
            try (Server server = Server.start(ours, work.resolve("dualauth-" + i))) {
                sender.register(server.port());
                measure(server, "SMTP edge", opener(ports.smtp(), tls, true));
            }
            int port = Server.freePort();
            try (Server server = Server.start(
                    Servers.submission(sender, port, "discard").withJvmOptions(TOUCHED_HEAP),
                    work.resolve("peer-" + i))) {
                measure(server, "the library alone", opener(port, tls, false));
            }
            System.out.println("round " + (i + 1) + " of " + ROUNDS);
        }
        table();
    }

    /** How far a connection has come. */
    private enum Stage {
        CLEAR("before TLS"),
        READY("in TLS, ready for mail"),
        SENT("in TLS, after a message");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    /** Opens a connection. */
    private interface Opener {

        SmtpClient open(Stage stage) throws IOException;
    }

    private static Opener opener(int port, SSLContext tls, boolean login) {
        Mail mail = new Mail(1000);
        return stage -> {
            SmtpClient client = new SmtpClient(port);
            if (stage != Stage.CLEAR) {
                client.secure(tls);
            }
            if (stage != Stage.CLEAR && login) {
                client.logIn(DirectSender.LOGIN, Population.LOGIN_PASSWORD);
            }
            if (stage == Stage.SENT) {
                client.begin();
                client.content(mail.next());
                client.content(Mail.END);
                client.kept();
            }
            return client;
        };
    }

    private void measure(Server server, String name, Opener opener) throws Exception {
        for (Stage stage : Stage.values()) {
            // As many before: a server that has run for a while has compiled what they need.
            close(open(() -> opener.open(stage)));
            Thread.sleep(SETTLE_MILLIS);
            double heapBefore = server.heapKibibytes();
            double residentBefore = server.residentMebibytes();
            List<SmtpClient> clients = open(() -> opener.open(stage));
            String row = name + ", " + stage.words;
            Spread.add(heap, row, (server.heapKibibytes() - heapBefore) / 1024);
            Spread.add(resident, row, server.residentMebibytes() - residentBefore);
            close(clients);
        }
    }

    private static List<SmtpClient> open(Callable<SmtpClient> opener) throws Exception {
        return Parallel.run(OPENERS, Collections.nCopies(CONNECTIONS, opener));
    }

    private static void close(List<SmtpClient> clients) throws IOException {
        for (SmtpClient client : clients) {
            client.close();
        }
    }

    private void table() {
        System.out.println("| " + CONNECTIONS + " idle connections | on the heap, MiB | resident beside it, MiB |");
        System.out.println("|---|---|---|");
        heap.forEach((name, figures) -> System.out.println("| " + name
                + " | " + Spread.of(figures).in("%.0f")
                + " | " + Spread.of(resident.get(name)).in("%.0f") + " |"));
    }
}
