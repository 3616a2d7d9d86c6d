package io.github.dualauth.individual.device;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.webhook.WebhookOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Puts sites, devices and their tokens together, once for each deployment. */
@ApplicationScoped
public class DeviceProducer {

    private static final Logger LOG = System.getLogger(DeviceProducer.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration BETWEEN_FLUSHES = Duration.ofMinutes(1);

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return DeviceConfiguration.KEYS;
    }

    @Produces
    @Singleton
    DeviceConfiguration configuration(ConfigurationReader reader) {
        return DeviceConfiguration.read(reader);
    }

    @Produces
    @Singleton
    SigningPurpose purpose() {
        return DesktopTokens.PURPOSE;
    }

    @Produces
    @Singleton
    Devices devices(Database database, WebhookOutbox webhooks, RowCaches caches) {
        return new Devices(database, webhooks, caches, CLOCK);
    }

    @Produces
    @Singleton
    Sites sites(Database database, Devices devices, RowCaches caches) {
        return new Sites(database, devices, caches, CLOCK);
    }

    @Produces
    @Singleton
    DesktopTokens.Rows rows(Devices devices, Sites sites, AccountDirectory accounts) {
        return new DesktopTokens.Rows(devices, sites, accounts);
    }

    @Produces
    @Singleton
    DesktopTokens desktopTokens(
            DesktopTokens.Rows rows, SigningKeys keys, CoreConfiguration core, DeviceConfiguration configuration) {
        return new DesktopTokens(rows, keys, new DesktopTokens.Settings(core.issuer(), configuration), CLOCK);
    }

    @Produces
    @Singleton
    DeviceTokenVerifier.Trust trust(CoreConfiguration core, SigningKeys keys, SignedTokens tokens) {
        return new DeviceTokenVerifier.Trust(core.issuer(), keys, tokens);
    }

    @Produces
    @Singleton
    DeviceTokenVerifier verifier(DeviceTokenVerifier.Trust trust, Sites sites, Devices devices) {
        return new DeviceTokenVerifier(trust, sites, devices);
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, Devices devices) {
        scheduler.every("writing down when devices were seen", BETWEEN_FLUSHES, BETWEEN_FLUSHES, devices::flushSeen);
    }

    void stop(@Observes DualauthStopping stopping, Devices devices) {
        try {
            devices.flushSeen();
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.WARNING, "it is lost when devices were last seen: {0}", e.getMessage());
        }
    }
}
