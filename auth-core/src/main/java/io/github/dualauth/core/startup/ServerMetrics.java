package io.github.dualauth.core.startup;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.MicroProfileMetrics;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The server's registry of metrics, in a bean of its own: where there is no MicroProfile Metrics, this class cannot be
 * loaded, CDI leaves it out, and nothing else is missing. Payara needs the injection point, so no look-up would do.
 */
@Dependent
final class ServerMetrics {

    private final Instance<MetricRegistry> registry;

    @Inject
    ServerMetrics(Instance<MetricRegistry> registry) {
        this.registry = registry;
    }

    DecisionMetrics open() {
        return registry.isResolvable() ? new MicroProfileMetrics(registry.get()) : DecisionMetrics.NONE;
    }
}
