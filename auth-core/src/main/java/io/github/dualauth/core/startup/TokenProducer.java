package io.github.dualauth.core.startup;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Puts together what reads and signs tokens, once for each deployment, and replaces the keys when it is time. */
@ApplicationScoped
public class TokenProducer {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    @Produces
    @Singleton
    SignedTokens tokens(CoreConfiguration configuration, DecisionMetrics metrics) {
        return new SignedTokens(configuration.cache().maximumSize(), CLOCK, metrics);
    }

    @Produces
    @Singleton
    SigningKeys signingKeys(Database database, SecretBox box, RowCaches caches, CoreConfiguration configuration) {
        return new SigningKeys(new SigningKeys.Store(database, box), caches, configuration.signing(), CLOCK);
    }

    @Produces
    @Singleton
    SealedRows sealedSigningKeys(Database database, SecretBox box) {
        return SigningKeys.sealed(database, box);
    }

    void start(
            @Observes DualauthStarted started,
            Scheduler scheduler,
            SigningKeys keys,
            @Any Instance<SigningPurpose> purposes) {
        List<SigningPurpose> all = purposes.stream().toList();
        scheduler.every("replacing signing keys", BETWEEN_LOOKS, BETWEEN_LOOKS, () -> all.forEach(keys::maintain));
    }
}
