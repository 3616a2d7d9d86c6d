package io.github.dualauth.edge.spool;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.metrics.DecisionMetrics;
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
    private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(15);

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

    /** What is configured; a ConfigurationException names the key at fault. */
    @Produces
    @Singleton
    SpoolSettings settings(ConfigurationReader reader, SecretBox box) {
        return SpoolSettings.read(reader, box);
    }

    /** An alternative of a deployment's own takes its place (CDI 4.0, 4.1). */
    @Produces
    @Singleton
    SpoolSink sink(Database database, SpoolLevel level) {
        return new SpoolSink(database, level, CLOCK);
    }

    @Produces
    @Singleton
    SpoolLevel level(Database database, SpoolSettings settings, DecisionMetrics metrics) {
        SpoolLevel level = new SpoolLevel(database, settings.room(), CLOCK);
        level.show(metrics);
        return level;
    }

    @Produces
    @Singleton
    SpoolDeadLetters deadLetters(Database database) {
        return new SpoolDeadLetters(database, CLOCK);
    }

    @Produces
    @Singleton
    SpoolSweep sweep(Database database, SpoolSettings settings) {
        return new SpoolSweep(database, settings.kept(), CLOCK);
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, SpoolSweep sweep, SpoolLevel level) {
        scheduler.every("the sweep of the spool", BETWEEN_SWEEPS, BETWEEN_SWEEPS, sweep::sweep);
        scheduler.every("the look at the spool's level", BETWEEN_MEASURES, BETWEEN_MEASURES, level::measure);
    }
}
