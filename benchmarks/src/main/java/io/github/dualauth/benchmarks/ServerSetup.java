package io.github.dualauth.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a server is started.
 *
 * @param name what the tables call it
 * @param jvmOptions options before {@code -jar}
 * @param arguments the jar and its arguments, without the port
 * @param environment variables beside the benchmark's own
 * @param ready the call that a server answers once it is ready
 */
record ServerSetup(
        String name, List<String> jvmOptions, List<String> arguments, Map<String, String> environment, HttpCall ready) {

    ServerSetup withArguments(List<String> more) {
        return new ServerSetup(name, jvmOptions, and(arguments, more), environment, ready);
    }

    ServerSetup withEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new ServerSetup(name, jvmOptions, arguments, all, ready);
    }

    ServerSetup withJvmOptions(List<String> more) {
        return new ServerSetup(name, and(jvmOptions, more), arguments, environment, ready);
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
