package io.github.dualauth.tests.harness;

import java.util.Map;

/** Where servers under test keep their rows. */
@FunctionalInterface
public interface TestDatabase {

    /** The one that the system property {@code dualauth.test.database} names: {@code h2} (default) or {@code mariadb}. */
    static TestDatabase selected() {
        String name = System.getProperty("dualauth.test.database", "h2");
        return switch (name) {
            case "h2" -> Map::of;
            case "mariadb" -> MariaDb.running();
            default -> throw new IllegalStateException("dualauth.test.database is neither h2 nor mariadb: " + name);
        };
    }

    /** The environment that points a server at an empty database of its own. */
    Map<String, String> freshSettings();
}
