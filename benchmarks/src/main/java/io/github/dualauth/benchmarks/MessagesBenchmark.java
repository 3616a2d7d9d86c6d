package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Large messages at once on a small heap, over SMTP and over XDR, into the spool. Halfway all stand still, and the heap is
 * looked at after a collection; its peak is what the collector's own log says.
 */
final class MessagesBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int AT_ONCE = Integer.getInteger("benchmark.messages", 16);
    private static final int MEGABYTES = Integer.getInteger("benchmark.megabytes", 50);
    private static final int TIMEOUT_MILLIS = 300_000;
    private static final int MEGABYTE = 1 << 20;

    private final Path work;
    private final byte[] block = new byte[MEGABYTE];
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> halfwayHeap = new LinkedHashMap<>();
    private final Map<String, List<Double>> peaks = new LinkedHashMap<>();
    private final Map<String, List<Double>> kept = new LinkedHashMap<>();

    MessagesBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "messages-");
        byte[] line = ("x".repeat(62) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < MEGABYTE; i += line.length) {
            System.arraycopy(line, 0, block, i, line.length);
        }
    }

    /** Sends one message, and stands still where it is told to. */
    private interface Upload {

        void send(Halfway halfway) throws Exception;
    }

    /** Where all meet. */
    private record Halfway(CountDownLatch there, CountDownLatch goOn) {

        void reached() throws InterruptedException {
            there.countDown();
            goOn.await();
        }
    }

    void run() throws Exception {
        DirectSender sender = new DirectSender(work, Clock.systemUTC());
        DirectSender.Ports ports = DirectSender.Ports.free();
        Path log = work.resolve("gc.txt");
        ServerSetup setup = Servers.dualauth(Servers.ours(), work.resolve("data"))
                .withEnvironment(sender.environment(ports))
                .withJvmOptions(List.of("-Xmx512m", "-Xlog:gc:file=" + log));
        try (Server server = Server.start(setup, work.resolve("dualauth"))) {
            sender.register(server.port());
            SSLContext tls = sender.tls();
            for (int i = 0; i < ROUNDS; i++) {
                round("SMTP", server, new GcLog(log), halfway -> smtp(ports.smtp(), tls, halfway));
                round("XDR", server, new GcLog(log), halfway -> xdr(ports.https(), tls, halfway));
                System.out.println("round " + (i + 1) + " of " + ROUNDS);
            }
        }
        table();
    }

    private void round(String name, Server server, GcLog log, Upload upload) throws Exception {
        double before = server.heapKibibytes();
        log.mark();
        Halfway halfway = new Halfway(new CountDownLatch(AT_ONCE), new CountDownLatch(1));
        Callable<Void> task = () -> {
            try {
                upload.send(halfway);
            } finally {
                // One that fails early keeps nobody waiting.
                halfway.there().countDown();
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long begin = System.nanoTime();
            List<Future<Void>> sent = Collections.nCopies(AT_ONCE, task).stream()
                    .map(threads::submit)
                    .toList();
            halfway.there().await();
            long stood = System.nanoTime();
            Spread.add(halfwayHeap, name, (server.heapKibibytes() - before) / AT_ONCE);
            long still = System.nanoTime() - stood;
            halfway.goOn().countDown();
            for (Future<Void> one : sent) {
                one.get();
            }
            Spread.add(seconds, name, (System.nanoTime() - begin - still) / 1e9);
            GcLog.Peak peak = log.peak();
            Spread.add(peaks, name, peak.used());
            Spread.add(kept, name, peak.left());
        } finally {
            threads.shutdownNow();
        }
    }

    private void smtp(int port, SSLContext tls, Halfway halfway) throws Exception {
        try (SmtpClient client = new SmtpClient(port)) {
            client.secure(tls);
            client.logIn(DirectSender.LOGIN, Population.LOGIN_PASSWORD);
            client.begin();
            byte[] head = new Mail(0).next();
            client.content(head);
            for (int i = 0; i < MEGABYTES; i++) {
                if (i == MEGABYTES / 2) {
                    halfway.reached();
                }
                // The limit counts the whole message.
                int less = i == MEGABYTES - 1 ? (head.length + Mail.END.length + 63) / 64 * 64 : 0;
                client.content(Arrays.copyOf(block, MEGABYTE - less));
            }
            client.content(Mail.END);
            client.kept();
        }
    }

    private void xdr(int port, SSLContext tls, Halfway halfway) throws Exception {
        byte[] head = XdrDocument.head();
        long length = head.length + (long) MEGABYTES * MEGABYTE + XdrDocument.TAIL.length;
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /xdr HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + XdrDocument.TYPE
                            + "\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(head);
            for (int i = 0; i < MEGABYTES; i++) {
                if (i == MEGABYTES / 2) {
                    halfway.reached();
                }
                out.write(block);
            }
            out.write(XdrDocument.TAIL);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 200") || !answer.contains(XdrDocument.SUCCESS)) {
                throw new IOException("not answered well: " + answer);
            }
        }
    }

    private void table() {
        System.out.println(AT_ONCE + " messages of " + MEGABYTES + " MB at once, all answered");
        System.out.println(
                "| | seconds for all | heap of each, halfway, KiB | peak of the heap, MiB | most after a collection, MiB |");
        System.out.println("|---|---|---|---|---|");
        seconds.forEach((name, figures) -> System.out.println("| " + name
                + " | " + Spread.of(figures).in("%.1f")
                + " | " + Spread.of(halfwayHeap.get(name)).in("%.0f")
                + " | " + Spread.of(peaks.get(name)).in("%.0f")
                + " | " + Spread.of(kept.get(name)).in("%.0f") + " |"));
    }
}
