package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.peer.SubmissionPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line: which benchmark to run. To be started in the directory of the parent pom. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmark that is named. */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of("benchmarks/target/run").toAbsolutePath());
        String benchmark = arguments.length == 0 ? "" : arguments[0];
        switch (benchmark) {
            case "ping" -> new PingBenchmark(work).run();
            case "token" -> new TokenBenchmark(work).run();
            case "scale" -> new ScaleBenchmark(work).run();
            case "stages" -> org.openjdk.jmh.Main.main(new String[] {"-prof", "gc", "StageBenchmark"});
            case "body" -> new BodyBenchmark(work).run();
            case "cold" -> new ColdBenchmark(work).run();
            case "refusals" -> new RefusalTimesBenchmark(work).run();
            case "flood" -> new FloodBenchmark(work).run();
            case "start" -> new StartBenchmark(work).run();
            case "smtp" -> new SmtpBenchmark(work).run();
            case "xdr" -> new XdrBenchmark(work).run();
            case "idle" -> new IdleBenchmark(work).run();
            case "messages" -> new MessagesBenchmark(work).run();
            case "submission-peer" -> SubmissionPeer.run(List.of(arguments).subList(1, arguments.length));
            case "compare" -> new PingBenchmark(work).compare(List.of(arguments).subList(1, arguments.length));
            case "profile" ->
                new PingBenchmark(work).profile(arguments.length < 2 ? PingBenchmark.APPLICATION_MODE : arguments[1]);
            default -> {
                System.err.println(
                        "usage: java -jar benchmarks/target/benchmarks.jar ping | token | scale | flood | body | cold | refusals | stages"
                                + " | smtp | xdr | idle | messages | start | profile [call] | compare <jar> <jar> ...");
                System.exit(2);
            }
        }
    }
}
