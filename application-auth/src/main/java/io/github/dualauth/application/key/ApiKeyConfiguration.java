package io.github.dualauth.application.key;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;

/**
 * What API keys need of the configuration.
 *
 * @param environment what this deployment is; keys for another one are refused
 * @param expiryWarning how long before it expires a key is told of
 */
public record ApiKeyConfiguration(String environment, Duration expiryWarning) {

    private static final ConfigurationKey ENVIRONMENT = new ConfigurationKey(
            "dualauth.environment",
            "production",
            "What this deployment is, such as production or test; API keys for another environment are refused.");
    private static final ConfigurationKey EXPIRY_WARNING = new ConfigurationKey(
            "dualauth.api-key.expiry-warning",
            "P14D",
            "How long before it expires an API key shows in the audit, daily, in the metrics, and as a webhook.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(ENVIRONMENT, EXPIRY_WARNING));

    private static final Duration LONGEST_WARNING = Duration.ofDays(365);
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Whether {@code name} can be an environment: 1 to 64 letters, digits, dots, dashes and underscores. */
    public static boolean isEnvironment(String name) {
        return name.matches(NAME);
    }

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static ApiKeyConfiguration read(ConfigurationReader reader) {
        String environment = reader.text(ENVIRONMENT);
        if (!isEnvironment(environment)) {
            throw ConfigurationReader.invalid(ENVIRONMENT, "not 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return new ApiKeyConfiguration(environment, reader.duration(EXPIRY_WARNING, LONGEST_WARNING));
    }
}
