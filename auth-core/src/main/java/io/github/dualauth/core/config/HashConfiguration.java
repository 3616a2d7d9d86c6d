package io.github.dualauth.core.config;

import io.github.dualauth.core.secret.password.Argon2Parameters;
import java.time.Duration;
import java.util.List;

/**
 * How passwords that people chose are hashed and remembered.
 *
 * @param argon2 the cost of new hashes
 * @param atOnce how many hashes run at the same time
 * @param queue how many more may wait
 * @param verifiedFor how long a verified password is remembered
 * @param verifiedSize how many of them at most
 */
public record HashConfiguration(
        Argon2Parameters argon2, int atOnce, int queue, Duration verifiedFor, int verifiedSize) {

    private static final ConfigurationKey MEMORY = new ConfigurationKey(
            "dualauth.argon2.memory", "19456", "Memory of one Argon2id hash of a person's password, in KiB.");
    private static final ConfigurationKey ITERATIONS =
            new ConfigurationKey("dualauth.argon2.iterations", "2", "Passes of one Argon2id hash.");
    private static final ConfigurationKey PARALLELISM =
            new ConfigurationKey("dualauth.argon2.parallelism", "1", "Lanes of one Argon2id hash.");
    private static final ConfigurationKey AT_ONCE = new ConfigurationKey(
            "dualauth.hash.at-once", "0", "Slow hashes that run at the same time; 0 for one on each core.");
    private static final ConfigurationKey QUEUE = new ConfigurationKey(
            "dualauth.hash.queue", "32", "Slow hashes that may wait; beyond, callers get 503 and Retry-After.");
    private static final ConfigurationKey VERIFIED_TIME = new ConfigurationKey(
            "dualauth.verified.time-to-live",
            "PT10M",
            "How long a verified password is remembered (as an HMAC, in memory); a change ends it at once.");
    private static final ConfigurationKey VERIFIED_SIZE =
            new ConfigurationKey("dualauth.verified.size", "100000", "Verified passwords that are remembered.");

    /** All keys of password hashing. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(
            List.of(MEMORY, ITERATIONS, PARALLELISM, AT_ONCE, QUEUE, VERIFIED_TIME, VERIFIED_SIZE));

    private static final int LEAST_MEMORY = 1024;
    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int MOST_PASSES = 100;
    private static final int MOST_LANES = 64;
    private static final int MOST_AT_ONCE = 1024;
    private static final int MOST_QUEUE = 100_000;
    private static final Duration MOST_VERIFIED_TIME = Duration.ofHours(1);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static HashConfiguration read(ConfigurationReader reader) {
        int atOnce = reader.integer(AT_ONCE, 0, MOST_AT_ONCE);
        return new HashConfiguration(
                new Argon2Parameters(
                        reader.integer(MEMORY, LEAST_MEMORY, MOST_MEMORY),
                        reader.integer(ITERATIONS, 1, MOST_PASSES),
                        reader.integer(PARALLELISM, 1, MOST_LANES)),
                atOnce == 0 ? Runtime.getRuntime().availableProcessors() : atOnce,
                reader.integer(QUEUE, 0, MOST_QUEUE),
                reader.duration(VERIFIED_TIME, MOST_VERIFIED_TIME),
                reader.integer(VERIFIED_SIZE, 0, Integer.MAX_VALUE));
    }
}
