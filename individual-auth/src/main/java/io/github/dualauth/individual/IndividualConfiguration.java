package io.github.dualauth.individual;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;

/**
 * What individual-auth reads from the configuration.
 *
 * @param leastStrength how hard a new password must be to guess, from 0 to 4
 * @param sessionLifetime how long a browser that has signed on stays so
 */
public record IndividualConfiguration(int leastStrength, Duration sessionLifetime) {

    private static final ConfigurationKey STRENGTH = new ConfigurationKey(
            "dualauth.password.least-strength",
            "3",
            "How hard a person's new password must be to guess: zxcvbn's score, from 0 (not looked at) to 4.");

    private static final ConfigurationKey SESSION_LIFETIME = new ConfigurationKey(
            "dualauth.session.lifetime", "PT8H", "How long a browser that was signed on by a link stays signed on.");

    /** All keys of individual-auth. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(STRENGTH, SESSION_LIFETIME));

    private static final Duration LONGEST_SESSION = Duration.ofDays(7);

    private static final int BEST = 4;

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static IndividualConfiguration read(ConfigurationReader reader) {
        return new IndividualConfiguration(
                reader.integer(STRENGTH, 0, BEST), reader.duration(SESSION_LIFETIME, LONGEST_SESSION));
    }
}
