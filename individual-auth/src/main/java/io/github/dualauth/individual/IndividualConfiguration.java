package io.github.dualauth.individual;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.util.List;

/**
 * What individual-auth reads from the configuration.
 *
 * @param argon2 the cost of new password hashes
 */
public record IndividualConfiguration(Argon2Parameters argon2) {

    private static final ConfigurationKey MEMORY = new ConfigurationKey(
            "dualauth.argon2.memory", "19456", "Memory of one Argon2id hash of a person's password, in KiB.");
    private static final ConfigurationKey ITERATIONS =
            new ConfigurationKey("dualauth.argon2.iterations", "2", "Passes of one Argon2id hash.");
    private static final ConfigurationKey PARALLELISM =
            new ConfigurationKey("dualauth.argon2.parallelism", "1", "Lanes of one Argon2id hash.");

    /** All keys of individual-auth. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(MEMORY, ITERATIONS, PARALLELISM));

    private static final int LEAST_MEMORY = 1024;
    private static final int MOST_MEMORY = 4 * 1024 * 1024;
    private static final int MOST_PASSES = 1000;
    private static final int MOST_LANES = 64;

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException naming the key at fault
     */
    public static IndividualConfiguration read(ConfigurationReader reader) {
        return new IndividualConfiguration(new Argon2Parameters(
                reader.integer(MEMORY, LEAST_MEMORY, MOST_MEMORY),
                reader.integer(ITERATIONS, 1, MOST_PASSES),
                reader.integer(PARALLELISM, 1, MOST_LANES)));
    }
}
