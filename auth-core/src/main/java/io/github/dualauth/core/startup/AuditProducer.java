package io.github.dualauth.core.startup;

import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.JsonLinesAuditSink;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.metrics.DecisionMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Puts the audit together, as it is configured. */
@ApplicationScoped
public class AuditProducer {

    @Produces
    @Singleton
    AuditTrail trail(CoreConfiguration configuration, DecisionMetrics metrics) {
        AuditSettings settings = configuration.audit();
        return new AuditTrail(sink(settings), settings.queue(), settings.whenFull(), metrics);
    }

    private static AuditSink sink(AuditSettings settings) {
        if (settings.sinks().contains(AuditSettings.Sink.DATABASE)) {
            throw new ConfigurationException(
                    "invalid value of configuration key dualauth.audit.sinks: database is not there yet");
        }
        try {
            return JsonLinesAuditSink.open(settings.file(), settings.sync());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the audit file " + settings.file() + " cannot be written: " + e.getMessage(), e);
        }
    }

    void close(@Disposes AuditTrail trail) throws IOException {
        trail.close();
    }
}
