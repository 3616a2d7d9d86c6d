package io.github.dualauth.core.startup;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.MicroProfileMetrics;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Finds the server's metrics, once, at start-up; a server without any is no reason not to start. */
final class DecisionMetricsLookup {

    private static final Logger LOG = System.getLogger(DecisionMetricsLookup.class.getName());

    private DecisionMetricsLookup() {}

    static DecisionMetrics find() {
        try {
            Instance<MetricRegistry> registry = CDI.current().select(MetricRegistry.class);
            if (registry.isResolvable()) {
                return new MicroProfileMetrics(registry.get());
            }
        } catch (LinkageError ignored) {
            // No MicroProfile Metrics on the class path.
        }
        LOG.log(Level.INFO, "the server has no MicroProfile Metrics: nothing is counted");
        return DecisionMetrics.NONE;
    }
}
