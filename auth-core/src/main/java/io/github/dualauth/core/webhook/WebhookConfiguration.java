package io.github.dualauth.core.webhook;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;

/**
 * What webhooks need of the configuration.
 *
 * @param attempts how often one is tried before it is dead
 * @param firstRetry the pause after the first failure; each later one is twice as long
 * @param target where they may go
 */
public record WebhookConfiguration(int attempts, Duration firstRetry, WebhookTarget target) {

    private static final ConfigurationKey ATTEMPTS = new ConfigurationKey(
            "dualauth.webhook.attempts",
            "14",
            "How often a webhook is tried before it is a dead letter; 14 take about a day.");
    private static final ConfigurationKey FIRST_RETRY = new ConfigurationKey(
            "dualauth.webhook.first-retry",
            "PT10S",
            "How long after its first failure a webhook is tried again; each later pause is twice as long.");
    private static final ConfigurationKey INTERNAL = new ConfigurationKey(
            "dualauth.webhook.internal-targets",
            "false",
            "Lets webhooks go to private addresses, and to loopback by http too; for tests and closed networks.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(ATTEMPTS, FIRST_RETRY, INTERNAL));

    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LEAST_RETRY = Duration.ofMillis(100);
    private static final Duration MOST_RETRY = Duration.ofHours(1);

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException naming the key at fault
     */
    public static WebhookConfiguration read(ConfigurationReader reader) {
        return new WebhookConfiguration(
                reader.integer(ATTEMPTS, 1, MOST_ATTEMPTS),
                reader.duration(FIRST_RETRY, LEAST_RETRY, MOST_RETRY),
                new WebhookTarget(reader.flag(INTERNAL)));
    }

    /** The pause after a failure. */
    Duration pause(int failures) {
        return firstRetry.multipliedBy(1L << (failures - 1));
    }
}
