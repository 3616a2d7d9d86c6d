package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real uber jar as a process of its own, in a directory of its own that holds everything it writes: console, data
 * and temporary files. The directory goes when this is closed.
 */
public final class DualauthServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int TOLD_LINES = 25;
    private static final String VARIABLE_PREFIX = "DUALAUTH_";

    /**
     * A server of a minute's life is up in less than half the time when nothing is compiled for a long one, and classes
     * that no test changes are not verified each time anew; .ci/smoke starts it as it is.
     */
    private static final List<String> SHORT_LIVED = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private final ServerSetup setup;
    private final Path home;
    private final URI base;
    private final Thread hook = new Thread(this::killQuietly);
    private Process process;

    private DualauthServer(ServerSetup setup) {
        this.setup = setup;
        try {
            this.home = Files.createTempDirectory("dualauth-it-");
            Files.createDirectories(temporaryDirectory());
            this.base = URI.create("http://127.0.0.1:" + Ports.free());
            this.process = spawn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a server and waits until it answers. */
    public static DualauthServer start(ServerSetup setup) {
        DualauthServer server = launch(setup);
        try {
            server.awaitReady();
            return server;
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Starts the process only, for starts that are meant to fail. */
    public static DualauthServer launch(ServerSetup setup) {
        return new DualauthServer(setup);
    }

    private Process spawn() throws IOException {
        Path jar = Path.of(System.getProperty("dualauth.jar", "war/target/dualauth.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError("No uber jar at " + jar.toAbsolutePath() + ": build the war module first");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(SHORT_LIVED);
        command.add("-Djava.io.tmpdir=" + temporaryDirectory());
        command.addAll(List.of("-jar", jar.toRealPath().toString(), "--port", String.valueOf(base.getPort())));
        command.addAll(setup.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(standardOutput().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(standardError().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith(VARIABLE_PREFIX));
        environment.put(VARIABLE_PREFIX + "DATA_DIRECTORY", dataDirectory().toString());
        environment.putAll(setup.environment());
        Process started = builder.start();
        started.getOutputStream().close();
        return started;
    }

    /** Waits until Ping answers; fails at once when the process ends. */
    public void awaitReady() {
        try {
            Await.until(START_LIMIT, "an answer to Ping", () -> !process.isAlive() || (pings() && listensSecurely()));
        } catch (AssertionError e) {
            throw new AssertionError("The server does not answer:\n" + lastLines(), e);
        }
        if (!process.isAlive()) {
            throw new AssertionError("The server ended with " + process.exitValue() + ":\n" + lastLines());
        }
    }

    private boolean pings() {
        try {
            return api().call("Ping", Caller.nobody()).code() == 2000;
        } catch (UncheckedIOException | AssertionError notYet) {
            return false;
        }
    }

    /** HTTPS, where it is on, opens last. */
    private boolean listensSecurely() {
        Map<String, String> environment = setup.environment();
        if (!environment.getOrDefault(VARIABLE_PREFIX + "HTTPS_ENABLED", "").equals("true")) {
            return true;
        }
        int port = Integer.parseInt(environment.getOrDefault(VARIABLE_PREFIX + "HTTPS_PORT", "8443"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for the process to end by itself and returns its exit code. */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The process still runs after " + limit + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; returns the exit code. */
    public int stop() {
        process.destroy();
        return awaitExit(STOP_LIMIT);
    }

    /** SIGKILL: nothing is flushed, nothing is closed. */
    public void kill() {
        process.destroyForcibly();
        int ignored = awaitExit(STOP_LIMIT);
    }

    /** The process, to send signals to or to ask the virtual machine. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Starts again on the same data and the same port; the server must have been stopped or killed. */
    public void restart() {
        try {
            process = spawn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** Starts again, which must fail; the server must have been stopped or killed. */
    public void restartInVain() {
        try {
            process = spawn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exit = awaitExit(START_LIMIT);
        if (exit == 0) {
            throw new AssertionError("The server ended as if it had started:\n" + lastLines());
        }
    }

    /** What {@code /health/ready} says now. */
    public Health health() {
        return Health.of(api().get("/health/ready", "application/json"));
    }

    /** The API of this server. */
    public Api api() {
        return new Api(base);
    }

    /** A new connection to this server, whose reads last no longer than the limit. */
    public RawConnection connect(Duration limit) {
        return RawConnection.open(base, limit);
    }

    /** The bootstrap administrator: the configured one, or the one that the console shows. */
    public Caller administrator() {
        return setup.administrator()
                .orElseGet(() -> Caller.application(shown("applicationId"), shown("applicationPassword")));
    }

    private String shown(String name) {
        Matcher matcher = Pattern.compile(name + "\\W+(\\S+)").matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("No " + name + " on the console:\n" + lastLines());
        }
        return matcher.group(1);
    }

    /** An application of its own for one test. */
    public Integrator integrator() {
        return Integrator.create(api(), administrator());
    }

    /** The environment that it was started with. */
    public ServerSetup setup() {
        return setup;
    }

    /** Everything that the process wrote to its two outputs so far, standard output first. */
    public String output() {
        return text(standardOutput()) + text(standardError());
    }

    /** Every file that the process wrote: console, data directory, temporary files, working directory. */
    public List<Path> written() {
        return Trees.files(home);
    }

    /** The directory that the server keeps its data in. */
    public Path dataDirectory() {
        return home.resolve("data");
    }

    /** The JVM's temporary directory, inside this server's own. */
    public Path temporaryDirectory() {
        return home.resolve("tmp");
    }

    private String lastLines() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    }

    private Path standardOutput() {
        return home.resolve("console.out");
    }

    private Path standardError() {
        return home.resolve("console.err");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killQuietly() {
        process.destroyForcibly();
    }

    /** What it wrote to the console is kept where {@code dualauth.test.consoles} says, for whoever reads a failed run. */
    private void keepConsole() {
        String directory = System.getProperty("dualauth.test.consoles", "");
        if (!directory.isEmpty()) {
            try {
                Path kept = Files.createDirectories(Path.of(directory));
                Files.writeString(kept.resolve("server-" + base.getPort() + ".txt"), output());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        keepConsole();
        Trees.delete(home);
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
