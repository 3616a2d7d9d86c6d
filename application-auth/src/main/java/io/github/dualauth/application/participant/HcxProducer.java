package io.github.dualauth.application.participant;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.gateway.GatewayTokens;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the HCX part together, once for each deployment. */
@ApplicationScoped
public class HcxProducer {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return HcxConfiguration.KEYS;
    }

    @Produces
    @Singleton
    HcxConfiguration configuration(ConfigurationReader reader) {
        return HcxConfiguration.read(reader);
    }

    @Produces
    @Singleton
    ParticipantRegistry participants(
            Database database, ApplicationRegistry applications, KeyRing keys, RowCaches caches) {
        return new ParticipantRegistry(database, applications, keys, caches);
    }

    @Produces
    @Singleton
    SealedRows sealedClientSecrets(Database database, SecretBox box) {
        return ParticipantRegistry.sealed(database, box);
    }

    @Produces
    @Singleton
    ClientSecretVerifier secretVerifier(ParticipantRegistry participants, ApplicationRegistry applications) {
        return new ClientSecretVerifier(participants, applications);
    }

    @Produces
    @Singleton
    ParticipantTokens issuedTokens(
            ParticipantRegistry participants, KeyRing keys, CoreConfiguration core, HcxConfiguration configuration) {
        return new ParticipantTokens(
                participants, keys, new ParticipantTokens.Terms(core.issuer(), configuration.tokenLifetime()), CLOCK);
    }

    @Produces
    @Singleton
    ParticipantTokenVerifier.Acceptance acceptance(
            CoreConfiguration core, ParticipantTokens issued, HcxConfiguration configuration) {
        return new ParticipantTokenVerifier.Acceptance(core.issuer(), issued, configuration);
    }

    @Produces
    @Singleton
    ParticipantTokenVerifier tokenVerifier(
            ParticipantRegistry participants,
            ApplicationRegistry applications,
            SignedTokens tokens,
            ParticipantTokenVerifier.Acceptance acceptance) {
        return new ParticipantTokenVerifier(participants, applications, tokens, acceptance);
    }

    @Produces
    @Singleton
    SigningPurpose gatewayPurpose() {
        return GatewayTokens.PURPOSE;
    }

    @Produces
    @Singleton
    GatewayTokens gatewayTokens(SigningKeys keys, CoreConfiguration core, HcxConfiguration configuration) {
        return new GatewayTokens(keys, core.issuer(), configuration.gatewayLifetime(), CLOCK);
    }
}
