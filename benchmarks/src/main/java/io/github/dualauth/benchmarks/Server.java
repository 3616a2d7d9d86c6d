package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as a process of its own, with the JVM's default options, and what the system says of it. */
final class Server implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 10;
    /** Of the whole heap; the same words stand once more on the line of the metaspace. */
    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final ServerSetup setup;
    private final Path home;
    private final int port;
    private final Process process;
    private final Thread hook;
    private Duration startTime = Duration.ZERO;
    private Duration startCpu = Duration.ZERO;

    private Server(ServerSetup setup, Path home) throws IOException {
        this.setup = setup;
        this.home = Files.createDirectories(home);
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        this.port = freePort();
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(setup.jvmOptions());
        command.add("-jar");
        command.addAll(setup.arguments());
        command.addAll(List.of("--port", String.valueOf(port)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DUALAUTH_"));
        builder.environment().putAll(setup.environment());
        this.process = builder.start();
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a server in this directory and waits until it answers. */
    static Server start(ServerSetup setup, Path home) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Server server = new Server(setup, home);
        server.awaitReady(begin);
        return server;
    }

    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(long begin) throws IOException, InterruptedException {
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > START_LIMIT.toNanos()) {
                throw new IOException(setup.name() + " does not start: " + home.resolve("console.txt"));
            }
            Thread.sleep(POLL_MILLIS);
        }
        startTime = Duration.ofNanos(System.nanoTime() - begin);
        startCpu = cpu();
    }

    private boolean answers() {
        try (Connection connection = new Connection(port)) {
            String ignored = connection.call(setup.ready());
            awaitHttps();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** HTTPS opens a moment later than HTTP. */
    private void awaitHttps() throws IOException {
        String https = setup.environment().getOrDefault("DUALAUTH_HTTPS_PORT", "");
        if (!https.isEmpty()) {
            new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(https)).close();
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first good answer. */
    Duration startTime() {
        return startTime;
    }

    /** What that took of the processors. */
    Duration startCpu() {
        return startCpu;
    }

    /** User and system time so far, of all threads: on Linux, {@code utime} and {@code stime} of {@code /proc/<pid>/stat}. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** What its threads have spent on a processor so far, but for those of the JIT compiler. */
    CpuTime warmCpu() throws IOException {
        return CpuTime.of(process.pid());
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), command).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException("jcmd failed on " + setup.name());
        }
        return answer;
    }

    /** What lives on the heap after a full collection, in KiB. */
    double heapKibibytes() throws IOException, InterruptedException {
        Matcher total = LIVE_BYTES.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IOException("jcmd tells no size of the heap");
        }
        return Double.parseDouble(total.group(1)) / 1024;
    }

    private void collect() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            String ignored = jcmd("GC.run");
        }
    }

    /** Resident memory after two full collections, in MiB. */
    double residentMebibytes() throws IOException, InterruptedException {
        collect();
        Thread.sleep(2_000);
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    /** SIGTERM, so that recordings are written, and SIGKILL if that is not enough. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
