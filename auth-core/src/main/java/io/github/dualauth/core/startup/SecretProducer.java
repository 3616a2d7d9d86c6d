package io.github.dualauth.core.startup;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.HashConfiguration;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.password.HashBulkhead;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.secret.password.PasswordHasher;
import io.github.dualauth.core.secret.password.VerifiedSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what both modes need for passwords that people chose. */
@ApplicationScoped
public class SecretProducer {

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return HashConfiguration.KEYS;
    }

    @Produces
    @Singleton
    HashConfiguration configuration(ConfigurationReader reader) {
        return HashConfiguration.read(reader);
    }

    @Produces
    @Singleton
    PasswordChecks checks(HashConfiguration configuration, DecisionMetrics metrics) {
        return new PasswordChecks(
                new PasswordHasher(configuration.argon2()),
                new HashBulkhead(configuration.atOnce(), configuration.queue()),
                new VerifiedSecrets(configuration.verifiedFor(), configuration.verifiedSize()),
                metrics);
    }
}
