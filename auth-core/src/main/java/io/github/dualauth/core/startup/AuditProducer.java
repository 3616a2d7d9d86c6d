package io.github.dualauth.core.startup;

import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.log.CopiedAuditSink;
import io.github.dualauth.core.audit.log.DatabaseAuditSink;
import io.github.dualauth.core.audit.log.JsonLinesAuditSink;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Puts the audit together, as it is configured. */
@ApplicationScoped
public class AuditProducer {

    @Produces
    @Singleton
    AuditTrail trail(CoreConfiguration configuration, Database database, DecisionMetrics metrics) {
        AuditSettings settings = configuration.audit();
        AuditTrail trail = new AuditTrail(sink(settings, database), settings.queue(), settings.whenFull(), metrics);
        metrics.gauge("audit.lag", "Records that are written down, but not in the database yet.", trail::lag);
        return trail;
    }

    private static AuditSink sink(AuditSettings settings, Database database) {
        try {
            if (settings.sinks().equals(Set.of(AuditSettings.Sink.JSON_LINES))) {
                return JsonLinesAuditSink.open(settings.file(), settings.sync());
            }
            if (settings.sinks().equals(Set.of(AuditSettings.Sink.DATABASE))) {
                return DatabaseAuditSink.open(Path.of(settings.file() + ".node"), database);
            }
            return CopiedAuditSink.open(settings.file(), settings.sync(), database);
        } catch (IOException e) {
            throw ConfigurationException.file("the audit file " + settings.file() + " cannot be written", e);
        }
    }

    void close(@Disposes AuditTrail trail) throws IOException {
        trail.close();
    }
}
