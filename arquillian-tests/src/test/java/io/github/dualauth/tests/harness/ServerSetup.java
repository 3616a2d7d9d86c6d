package io.github.dualauth.tests.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a server is to be started: the {@code DUALAUTH_…} environment. The data directory is the server's own affair.
 *
 * @param environment names and values
 * @param arguments options of Payara Micro's own
 */
public record ServerSetup(Map<String, String> environment, List<String> arguments) {
    private static final String ID = "DUALAUTH_BOOTSTRAP_APPLICATION_ID";
    private static final String DEFAULT_ID = "administrator";
    private static final String FREE_FAILURES = "DUALAUTH_THROTTLE_FREE_FAILURES";
    private static final String PASSWORD = "DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD";

    /** Keeps its own copy. */
    public ServerSetup {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /** Nothing configured: the embedded database, and an administrator that the server makes up. */
    public static ServerSetup bare() {
        return new ServerSetup(Map.of(), List.of());
    }

    /** A known administrator and an empty database of the kind that {@code dualauth.test.database} names. */
    public static ServerSetup standard() {
        return embedded().on(TestDatabase.selected());
    }

    /**
     * A known administrator on the embedded database, whatever {@code dualauth.test.database} names. Failures cost no
     * delays, as tests of everything else fail a lot.
     */
    public static ServerSetup embedded() {
        return throttling().with(FREE_FAILURES, "1000000");
    }

    /** The same with the delays of the product. */
    public static ServerSetup throttling() {
        return bare().with(ID, "test-administrator").with(PASSWORD, RandomIds.password("Bootstrap"));
    }

    /** The same with one variable set. */
    public ServerSetup with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    /** The same with more of Payara Micro's own options. */
    public ServerSetup withArguments(String... more) {
        return new ServerSetup(
                environment, Stream.concat(arguments.stream(), Stream.of(more)).toList());
    }

    /** The same on an empty database of this server. */
    public ServerSetup on(TestDatabase database) {
        return withAll(database.freshSettings());
    }

    private ServerSetup withAll(Map<String, String> more) {
        Map<String, String> joined = new LinkedHashMap<>(environment);
        joined.putAll(more);
        return new ServerSetup(joined, arguments);
    }

    /** The bootstrap administrator, unless the server makes its password up. */
    public Optional<Caller> administrator() {
        return Optional.ofNullable(environment.get(PASSWORD))
                .map(password -> Caller.application(environment.getOrDefault(ID, DEFAULT_ID), password));
    }
}
