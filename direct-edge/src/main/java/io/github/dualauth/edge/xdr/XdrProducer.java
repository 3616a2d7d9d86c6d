package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.spi.MessageSink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the XDR edge together, once for each deployment. */
@ApplicationScoped
public class XdrProducer {

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return new ConfigurationKeys(XdrSettings.KEYS);
    }

    @Produces
    @Singleton
    XdrSettings settings(ConfigurationReader reader) {
        return XdrSettings.read(reader);
    }

    /** Wrong settings stop the start, not the first request. */
    void start(@Observes DualauthStarted started, XdrSettings settings, SpoolSettings spool) {
        settings.requireWay(spool.relay().isEmpty());
    }

    @Produces
    @Singleton
    XdrExchange exchange(XdrSettings settings, MessageSink sink, CoreConfiguration configuration) {
        return new XdrExchange(settings, sink, configuration.body().timeLimit());
    }

    @Produces
    @Singleton
    RestOfBody rest(XdrSettings settings, CoreConfiguration configuration) {
        return new RestOfBody(settings.longest(), configuration.body().timeLimit());
    }
}
