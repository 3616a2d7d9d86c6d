package io.github.dualauth.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The command line: which benchmark to run. To be started in the directory of the parent pom. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs {@code ping}, {@code start} or {@code profile <name>}. */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of("benchmarks/target/run").toAbsolutePath());
        String benchmark = arguments.length == 0 ? "" : arguments[0];
        switch (benchmark) {
            case "ping" -> new PingBenchmark(work).run();
            case "start" -> new StartBenchmark(work).run();
            case "profile" ->
                new PingBenchmark(work).profile(arguments.length < 2 ? PingBenchmark.APPLICATION_MODE : arguments[1]);
            default -> {
                System.err.println("usage: java -jar benchmarks/target/benchmarks.jar ping | start | profile [name]");
                System.exit(2);
            }
        }
    }
}
