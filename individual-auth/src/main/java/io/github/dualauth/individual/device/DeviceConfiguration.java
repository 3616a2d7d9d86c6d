package io.github.dualauth.individual.device;

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
 * @param perSite how many devices a site may have that are not revoked
 */
public record DeviceConfiguration(Duration tokenLifetime, int liveTokens, int perSite) {

    /** No desktop token lives longer. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final ConfigurationKey LIFETIME = new ConfigurationKey(
            "dualauth.device.token-lifetime", "PT15M", "How long a desktop token is good; from PT1S to PT1H.");
    private static final ConfigurationKey LIVE_TOKENS = new ConfigurationKey(
            "dualauth.device.live-tokens",
            "2",
            "How many tokens a device may have at once, from 1 to 20; one more ends the oldest.");
    private static final ConfigurationKey PER_SITE = new ConfigurationKey(
            "dualauth.device.per-site",
            "1000",
            "How many devices a site may have, those that were revoked aside; another one gets no token.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(LIFETIME, LIVE_TOKENS, PER_SITE));

    private static final int MOST_LIVE = 20;
    private static final int MOST_DEVICES = 1_000_000;

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static DeviceConfiguration read(ConfigurationReader reader) {
        return new DeviceConfiguration(
                reader.duration(LIFETIME, Duration.ofSeconds(1), LONGEST_LIFE),
                reader.integer(LIVE_TOKENS, 1, MOST_LIVE),
                reader.integer(PER_SITE, 1, MOST_DEVICES));
    }
}
