package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many large bodies at once, {@code auth} first, on a small heap, in a WAR of somebody else. Halfway all stand still, and
 * the heap is looked at after a collection.
 */
final class BodyBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final int UPLOADS = Integer.getInteger("benchmark.uploads", 64);
    private static final int MEGABYTES = Integer.getInteger("benchmark.megabytes", 50);
    private static final int TIMEOUT_MILLIS = 300_000;

    private static final byte[] MEGABYTE = new byte[1 << 20];
    private static final byte[] START = ("{\"auth\":{"
                    + Population.applicationAuth(Servers.ADMINISTRATOR, Servers.PASSWORD) + "},\"document\":\"")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = {'"', '}'};

    static {
        Arrays.fill(MEGABYTE, (byte) 'x');
    }

    private final Path work;
    private final List<Double> perUpload = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    BodyBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "body-");
    }

    void run() throws Exception {
        ServerSetup setup = new Servers(work).upload().withJvmOptions(List.of("-Xmx512m"));
        try (Server server = Server.start(setup, work.resolve("upload"))) {
            round(server);
            perUpload.clear();
            seconds.clear();
            for (int i = 0; i < ROUNDS; i++) {
                round(server);
                System.out.println("round " + (i + 1) + " of " + ROUNDS);
            }
        }
        System.out.println(UPLOADS + " bodies of " + MEGABYTES + " MB at once, all answered");
        System.out.println("| | |");
        System.out.println("|---|---|");
        System.out.println(
                "| heap of each, halfway, KiB | " + Spread.of(perUpload).in("%.0f") + " |");
        System.out.println("| seconds for all | " + Spread.of(seconds).in("%.1f") + " |");
    }

    private void round(Server server) throws Exception {
        double before = server.heapKibibytes();
        CountDownLatch halfway = new CountDownLatch(UPLOADS);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Callable<Void>> uploads = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            uploads.add(() -> upload(server.port(), halfway, goOn));
        }
        ExecutorService threads = Executors.newFixedThreadPool(UPLOADS);
        try {
            long begin = System.nanoTime();
            List<Future<Void>> sent = uploads.stream().map(threads::submit).toList();
            halfway.await();
            long stood = System.nanoTime();
            perUpload.add((server.heapKibibytes() - before) / UPLOADS);
            long still = System.nanoTime() - stood;
            goOn.countDown();
            for (Future<Void> one : sent) {
                one.get();
            }
            seconds.add((System.nanoTime() - begin - still) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void upload(int port, CountDownLatch halfway, CountDownLatch goOn) throws Exception {
        long length = START.length + (long) MEGABYTES * MEGABYTE.length + END.length;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(START);
            for (int i = 0; i < MEGABYTES; i++) {
                if (i == MEGABYTES / 2) {
                    halfway.countDown();
                    goOn.await();
                }
                out.write(MEGABYTE);
            }
            out.write(END);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 200") || !answer.contains("\"bytes\":" + length)) {
                throw new IOException("not answered well: " + answer);
            }
        }
        return null;
    }
}
