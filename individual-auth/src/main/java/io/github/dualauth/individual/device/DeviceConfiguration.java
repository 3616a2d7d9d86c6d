package io.github.dualauth.individual.device;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;

/**
 * What desktop tokens need of the configuration.
 *
 * @param tokenLifetime how long one is good
 * @param liveTokens how many a device may have at once
 */
public record DeviceConfiguration(Duration tokenLifetime, int liveTokens) {

    /** No desktop token lives longer. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final ConfigurationKey LIFETIME = new ConfigurationKey(
            "dualauth.device.token-lifetime", "PT15M", "How long a desktop token is good; from PT1S to PT1H.");
    private static final ConfigurationKey LIVE_TOKENS = new ConfigurationKey(
            "dualauth.device.live-tokens",
            "2",
            "How many tokens a device may have at once, from 1 to 20; one more ends the oldest.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(LIFETIME, LIVE_TOKENS));

    private static final int MOST_LIVE = 20;

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException naming the key at fault
     */
    public static DeviceConfiguration read(ConfigurationReader reader) {
        return new DeviceConfiguration(
                reader.duration(LIFETIME, Duration.ofSeconds(1), LONGEST_LIFE),
                reader.integer(LIVE_TOKENS, 1, MOST_LIVE));
    }
}
