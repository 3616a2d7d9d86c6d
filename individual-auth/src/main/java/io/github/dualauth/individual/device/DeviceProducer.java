package io.github.dualauth.individual.device;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.webhook.WebhookOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts sites, devices and their tokens together, once for each deployment. */
@ApplicationScoped
public class DeviceProducer {

    private static final Clock CLOCK = Clock.systemUTC();

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
        scheduler.everyMinuteAndLast("writing down when devices were seen", devices::flushSeen);
    }
}
