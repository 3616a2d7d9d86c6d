package io.github.dualauth.core.startup;

import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * What {@code /health/live} and {@code /health/ready} say (MicroProfile Health 4.0): alive is who answers; ready is who
 * reaches the database, has the keys and can write the audit. A node that misses others is ready all the same, as it
 * serves with what it has, and says so: else the loss of one node would take the other out of the balancer too.
 */
@ApplicationScoped
public class HealthChecks {

    @Inject
    private Database database;

    @Inject
    private KeyRing keys;

    @Inject
    private AuditTrail audit;

    @Inject
    private Cluster cluster;

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("dualauth");
    }

    @Produces
    @Readiness
    HealthCheck databaseReady() {
        return () -> check(
                "database",
                () -> database.read(em -> em.createNativeQuery("select 1").getSingleResult()) != null);
    }

    @Produces
    @Readiness
    HealthCheck keyReady() {
        return () -> check(
                "key", () -> keys.hmac(keys.currentId(), "health", "x".getBytes(StandardCharsets.UTF_8)).length > 0);
    }

    @Produces
    @Readiness
    HealthCheck auditReady() {
        return () -> HealthCheckResponse.named("audit")
                .status(audit.writable())
                .withData("lag", audit.lag())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck grid() {
        return () -> HealthCheckResponse.named("grid")
                .up()
                .withData("reachable", cluster.reachable())
                .build();
    }

    private static HealthCheckResponse check(String name, Probe probe) {
        boolean up;
        try {
            up = probe.up();
        } catch (RuntimeException e) {
            up = false;
        }
        return HealthCheckResponse.named(name).status(up).build();
    }

    /** Whether something works now; it may throw instead. */
    @FunctionalInterface
    private interface Probe {

        boolean up();
    }
}
