package io.github.dualauth.individual;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.directory.RowCaches;
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
    PasswordHasher hasher(IndividualConfiguration configuration) {
        return new PasswordHasher(configuration.argon2());
    }

    @Produces
    @Singleton
    LoginRegistry registry(Database database, PasswordHasher hasher, RowCaches caches) {
        return new LoginRegistry(database, hasher, caches, CLOCK);
    }

    @Produces
    @Singleton
    LoginPasswordVerifier verifier(LoginRegistry registry, PasswordHasher hasher) {
        return new LoginPasswordVerifier(registry, hasher);
    }
}
