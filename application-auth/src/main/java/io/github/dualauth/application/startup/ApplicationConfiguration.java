package io.github.dualauth.application.startup;

import io.github.dualauth.application.Application;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What application-auth reads from the configuration.
 *
 * @param bootstrapId the ID of the first application
 * @param bootstrapPassword its password; made and shown when it is not set
 * @param expiryWarning how long before it expires a password is told of
 */
public record ApplicationConfiguration(String bootstrapId, Optional<Secret> bootstrapPassword, Duration expiryWarning) {

    private static final ConfigurationKey BOOTSTRAP_ID = new ConfigurationKey(
            "dualauth.bootstrap.application-id",
            "administrator",
            "The ID of the administrator application that the first start makes.");
    private static final ConfigurationKey BOOTSTRAP_PASSWORD = new ConfigurationKey(
            "dualauth.bootstrap.application-password",
            "",
            "Its password, at least 32 random characters, for automation; otherwise made, and shown once.");

    private static final ConfigurationKey EXPIRY_WARNING = new ConfigurationKey(
            "dualauth.application-password.expiry-warning",
            "P14D",
            "How long before it expires an application's password shows in the audit, daily, and in the metrics.");

    /** All keys of application-auth. */
    public static final ConfigurationKeys KEYS =
            new ConfigurationKeys(List.of(BOOTSTRAP_ID, BOOTSTRAP_PASSWORD, EXPIRY_WARNING));

    private static final Duration LONGEST_WARNING = Duration.ofDays(365);

    private static final int LEAST_PASSWORD = 32;
    private static final int MOST_PASSWORD = 256;

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static ApplicationConfiguration read(ConfigurationReader reader, SecretBox box) {
        String id = reader.text(BOOTSTRAP_ID);
        if (!Application.isApplicationId(id)) {
            throw ConfigurationReader.invalid(BOOTSTRAP_ID, "not 1 to 64 letters, digits, dots, dashes or underscores");
        }
        Optional<Secret> password = reader.secret(BOOTSTRAP_PASSWORD, box);
        if (password.isPresent()
                && (password.get().length() < LEAST_PASSWORD || password.get().length() > MOST_PASSWORD)) {
            throw ConfigurationReader.invalid(BOOTSTRAP_PASSWORD, "not 32 to 256 characters");
        }
        return new ApplicationConfiguration(id, password, reader.duration(EXPIRY_WARNING, LONGEST_WARNING));
    }
}
