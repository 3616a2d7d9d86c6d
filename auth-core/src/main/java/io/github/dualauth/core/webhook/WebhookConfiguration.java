package io.github.dualauth.core.webhook;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.delivery.Retries;
import java.time.Duration;
import java.util.List;

/**
 * What webhooks need of the configuration.
 *
 * @param retries how long it is tried to deliver one
 * @param deadLetters how long dead letters are kept
 * @param target where they may go
 */
public record WebhookConfiguration(Retries retries, Duration deadLetters, WebhookTarget target) {

    private static final ConfigurationKey ATTEMPTS = new ConfigurationKey(
            "dualauth.webhook.attempts",
            "14",
            "How often a webhook is tried before it is a dead letter; 14 take about a day.");
    private static final ConfigurationKey FIRST_RETRY = new ConfigurationKey(
            "dualauth.webhook.first-retry",
            "PT10S",
            "How long after its first failure a webhook is tried again; each later pause is twice as long.");
    private static final ConfigurationKey DEAD_LETTERS = new ConfigurationKey(
            "dualauth.webhook.dead-letters", "P30D", "How long the dead letters of webhooks are kept; at least PT1H.");
    private static final ConfigurationKey INTERNAL = new ConfigurationKey(
            "dualauth.webhook.internal-targets",
            "false",
            "Lets webhooks go to private addresses, and to loopback by http too; for tests and closed networks.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS =
            new ConfigurationKeys(List.of(ATTEMPTS, FIRST_RETRY, DEAD_LETTERS, INTERNAL));

    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LEAST_RETRY = Duration.ofMillis(100);
    private static final Duration MOST_RETRY = Duration.ofHours(1);
    private static final Duration LEAST_KEPT = Duration.ofHours(1);
    private static final Duration MOST_KEPT = Duration.ofDays(3650);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static WebhookConfiguration read(ConfigurationReader reader) {
        return new WebhookConfiguration(
                new Retries(
                        reader.integer(ATTEMPTS, 1, MOST_ATTEMPTS),
                        reader.duration(FIRST_RETRY, LEAST_RETRY, MOST_RETRY)),
                reader.duration(DEAD_LETTERS, LEAST_KEPT, MOST_KEPT),
                new WebhookTarget(reader.flag(INTERNAL)));
    }
}
