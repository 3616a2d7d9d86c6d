package io.github.dualauth.edge.spool;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.edge.EdgeSchema;
import io.github.dualauth.edge.config.SpoolSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts the spool together, once for each deployment, and sweeps it as long as it runs. */
@ApplicationScoped
public class SpoolProducer {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return EdgeSchema.SCHEMA;
    }

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return SpoolSettings.KEYS;
    }

    /**
     * What is configured.
     *
     * @throws ConfigurationException naming the key at fault
     */
    @Produces
    @Singleton
    SpoolSettings settings(ConfigurationReader reader, SecretBox box) {
        return SpoolSettings.read(reader, box);
    }

    /** An alternative of a deployment's own takes its place (CDI 4.0, 4.1). */
    @Produces
    @Singleton
    SpoolSink sink(Database database) {
        return new SpoolSink(database, CLOCK);
    }

    @Produces
    @Singleton
    SpoolQueue queue(Database database) {
        return new SpoolQueue(database, CLOCK);
    }

    @Produces
    @Singleton
    SpoolSweep sweep(Database database, SpoolSettings settings) {
        return new SpoolSweep(database, settings.remembered(), CLOCK);
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, SpoolSweep sweep) {
        scheduler.every("the sweep of the spool", BETWEEN_SWEEPS, BETWEEN_SWEEPS, sweep::sweep);
    }
}
