package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * The start of a deployment, in its order: configuration and policies, then everything that a first request would
 * otherwise open, then whoever waits for {@link DualauthStarted}. CDI runs by now, and nothing is served yet. At the end,
 * whoever waits for {@link DualauthStopping} comes before CDI closes things in an order of its own.
 */
final class DeploymentStart implements ServletContextListener {

    private final ApiPolicies policies;
    private boolean started;

    DeploymentStart(ApiPolicies policies) {
        this.policies = policies;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        StartupFailure.guard(() -> {
            CDI<Object> cdi = CDI.current();
            cdi.select(PolicyRegistry.class).get().start(policies, event.getServletContext());
            cdi.select(Authenticator.class).get();
            cdi.select(AuditTrail.class).get();
            cdi.getBeanManager().getEvent().fire(new DualauthStarted());
            started = true;
        });
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (started) {
            CDI<Object> cdi = CDI.current();
            cdi.select(Scheduler.class).get().close();
            cdi.getBeanManager().getEvent().fire(new DualauthStopping());
        }
    }
}
