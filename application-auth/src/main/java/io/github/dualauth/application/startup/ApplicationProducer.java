package io.github.dualauth.application.startup;

import io.github.dualauth.application.ApplicationPasswordEntity;
import io.github.dualauth.application.ApplicationPasswordVerifier;
import io.github.dualauth.application.ApplicationPasswords;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.secret.SealedHashes;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.secret.password.PasswordChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts application-auth together, once for each deployment. */
@ApplicationScoped
public class ApplicationProducer {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return ApplicationConfiguration.KEYS;
    }

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return ApplicationRegistry.SCHEMA;
    }

    @Produces
    @Singleton
    ApplicationConfiguration configuration(ConfigurationReader reader, SecretBox box) {
        return ApplicationConfiguration.read(reader, box);
    }

    @Produces
    @Singleton
    ApplicationRegistry registry(Database database, KeyRing keys, RowCaches caches) {
        return new ApplicationRegistry(database, keys, caches, CLOCK);
    }

    @Produces
    @Singleton
    SealedRows sealedPasswords(Database database, KeyRing keys) {
        return new SealedHashes<>("application passwords", ApplicationPasswordEntity.class).in(database, keys, CLOCK);
    }

    @Produces
    @Singleton
    ApplicationPasswords passwords(
            Database database, ApplicationRegistry registry, PasswordChecks checks, RowCaches caches) {
        return new ApplicationPasswords(database, registry, checks, caches);
    }

    @Produces
    @Singleton
    ApplicationPasswordVerifier verifier(ApplicationRegistry registry, KeyRing keys, ApplicationPasswords passwords) {
        return new ApplicationPasswordVerifier(registry, keys, passwords, CLOCK);
    }
}
