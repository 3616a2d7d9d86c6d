package io.github.dualauth.individual;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.secret.password.PasswordChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts individual-auth together, once for each deployment. */
@ApplicationScoped
public class IndividualProducer {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return IndividualConfiguration.KEYS;
    }

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return LoginRegistry.SCHEMA;
    }

    @Produces
    @Singleton
    IndividualConfiguration configuration(ConfigurationReader reader) {
        return IndividualConfiguration.read(reader);
    }

    @Produces
    @Singleton
    LoginPasswords passwords(IndividualConfiguration configuration, PasswordChecks checks) {
        return new LoginPasswords(new PasswordRules(configuration.leastStrength()), checks);
    }

    @Produces
    @Singleton
    LoginRegistry registry(Database database, LoginPasswords passwords, RowCaches caches) {
        return new LoginRegistry(database, passwords, caches, CLOCK);
    }

    @Produces
    @Singleton
    LoginPasswordVerifier verifier(LoginRegistry registry, PasswordChecks checks) {
        return new LoginPasswordVerifier(registry, checks);
    }
}
