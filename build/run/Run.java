import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code mvn -Prun package} runs: starts the runnable jar, makes a demonstration application, practice, user and
 * login through the API if the database was empty, and prints what to try. Ctrl-C stops the server too.
 */
public final class Run {

    private static final int PORT = Integer.getInteger("run.port", 8080);
    private static final String BASE = "http://localhost:" + PORT;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        Path data = Path.of(System.getenv().getOrDefault("DUALAUTH_DATA_DIRECTORY", "dualauth-data"))
                .toAbsolutePath();
        refuseBusyPort();
        if (Files.notExists(data)) {
            Files.createDirectories(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path log = data.resolve("server.log");
        System.out.println("Starting dualauth; its log is " + log);
        Console console = new Console(log);
        Process server = start(jar, data, console);
        awaitReady(server, log);
        Optional<String> administrator = console.administrator();
        Path demonstration = data.resolve("demonstration.properties");
        if (administrator.isPresent()) {
            makeDemonstration(administrator.get(), demonstration);
        }
        print(data, administrator, demonstration);
        System.exit(server.waitFor());
    }

    private static void refuseBusyPort() {
        try (ServerSocket probe = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            System.err.println("dualauth: port " + PORT + " is in use; stop what listens there, or add -Drun.port=8081");
            System.exit(1);
        }
    }

    /** What the server writes goes to its log, but for the administrator's password, which it shows once. */
    private static final class Console {

        private final Path log;
        private final Map<String, String> shown = new ConcurrentHashMap<>();

        Console(Path log) {
            this.log = log;
        }

        void follow(Process server) {
            Pattern credential = Pattern.compile("  (applicationId|applicationPassword) +(\\S+)");
            try (BufferedReader in = server.inputReader(); PrintWriter out = new PrintWriter(log.toFile())) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    Matcher matcher = credential.matcher(line);
                    if (matcher.matches()) {
                        shown.put(matcher.group(1), matcher.group(2));
                    } else {
                        out.println(line);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                System.err.println("dualauth: the log " + log + " cannot be written: " + e.getMessage());
            }
        }

        Optional<String> administrator() {
            return shown.size() < 2
                    ? Optional.empty()
                    : Optional.of(application(shown.get("applicationId"), shown.get("applicationPassword"), ""));
        }
    }

    private static Process start(Path jar, Path data, Console console) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(PORT));
        builder.environment().put("DUALAUTH_DATA_DIRECTORY", data.toString());
        Process server = builder.redirectErrorStream(true).start();
        Thread reader = new Thread(() -> console.follow(server));
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        // Ctrl-C reaches all of us; a signal to Maven alone reaches nobody else.
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
        return server;
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
    }

    private static void awaitReady(Process server, Path log) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end) {
            if (server.waitFor(250, TimeUnit.MILLISECONDS)) {
                List<String> lines = Files.readAllLines(log);
                String why = lines.stream().filter(line -> line.startsWith("dualauth: ")).reduce((a, b) -> b)
                        .orElse("dualauth: the server ended; see " + log);
                System.err.println(why);
                System.exit(1);
            }
            try {
                if (call("Ping", "{}").contains(":2000")) {
                    return;
                }
            } catch (IOException notYet) {
                // Not listening yet.
            }
        }
        System.err.println("dualauth: the server did not answer within three minutes; see " + log);
        System.exit(1);
    }

    private static void makeDemonstration(String administrator, Path file) throws Exception {
        String created = call(
                "ApplicationCreate", "{\"auth\":" + administrator + ",\"applicationId\":\"demo\",\"name\":\"Demonstration\"}");
        Matcher password = Pattern.compile("\"applicationPassword\":\"([^\"]+)\"").matcher(created);
        if (!password.find()) {
            return;
        }
        String login = random();
        String auth = application("demo", password.group(1), ",\"accountId\":\"clinic-1\"");
        call("PracticeSave", "{\"auth\":" + auth + ",\"name\":\"Demonstration Clinic\"}");
        call("UserSave", "{\"auth\":" + auth + ",\"userId\":\"user-1\",\"firstName\":\"Demo\",\"lastName\":\"User\","
                + "\"loginId\":\"demo@clinic.example\",\"loginPassword\":\"" + login + "\"}");
        Properties kept = new Properties();
        kept.putAll(Map.of("application", password.group(1), "login", login));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, "The demonstration's own credentials; they open nothing but the demonstration clinic.");
        }
    }

    private static void print(Path data, Optional<String> administrator, Path demonstration) throws IOException {
        StringBuilder text = new StringBuilder("\ndualauth listens on " + BASE + "   (data: " + data + ", API: " + BASE
                + "/openapi, stop: Ctrl-C)\n");
        administrator.ifPresent(auth -> text.append("\nAdministrator application, shown this once:\n  " + auth + "\n"));
        if (Files.exists(demonstration)) {
            Properties kept = new Properties();
            try (var in = Files.newBufferedReader(demonstration)) {
                kept.load(in);
            }
            String application =
                    application("demo", kept.getProperty("application"), ",\"accountId\":\"clinic-1\",\"userId\":\"user-1\"");
            String login = "{\"loginId\":\"demo@clinic.example\",\"loginPassword\":\"" + kept.getProperty("login") + "\"}";
            text.append("\nTry application mode, individual mode, and a refusal (PracticeList takes applications only):\n");
            text.append("\n" + curl("PingWithAuth", application) + "\n" + curl("PingWithAuth", login) + "\n"
                    + curl("PracticeList", login) + "\n");
        }
        System.out.println(text);
    }

    private static String curl(String method, String auth) {
        return "curl -s -H 'Content-Type: application/json' " + BASE + "/io/" + method + " -d '{\"auth\":" + auth + "}'";
    }

    private static String application(String id, String password, String more) {
        return "{\"applicationId\":\"" + id + "\",\"applicationPassword\":\"" + password + "\"" + more + "}";
    }

    private static String call(String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/io/" + method))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
