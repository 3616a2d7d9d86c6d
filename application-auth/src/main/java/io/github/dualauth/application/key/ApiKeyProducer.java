package io.github.dualauth.application.key;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.secret.SealedHashes;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts API keys together, once for each deployment. */
@ApplicationScoped
public class ApiKeyProducer {

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return ApiKeyConfiguration.KEYS;
    }

    @Produces
    @Singleton
    ApiKeyConfiguration configuration(ConfigurationReader reader) {
        return ApiKeyConfiguration.read(reader);
    }

    @Produces
    @Singleton
    ApiKeys apiKeys(Database database, ApplicationRegistry registry, KeyRing keys, RowCaches caches) {
        return new ApiKeys(database, registry, keys, caches);
    }

    @Produces
    @Singleton
    SealedRows sealedApiKeys(Database database, ApplicationRegistry registry, KeyRing keys) {
        return new SealedHashes<>("API keys", ApiKeyEntity.class).in(database, keys, registry.clock());
    }

    @Produces
    @Singleton
    ApiKeyVerifier verifier(ApiKeys keys, ApplicationRegistry registry, ApiKeyConfiguration configuration) {
        return new ApiKeyVerifier(keys, registry, configuration.environment());
    }
}
