package io.github.dualauth.core.startup;

import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * What {@code /health/live} and {@code /health/ready} say (MicroProfile Health 4.0): alive is who answers; ready is who
 * reaches the database, has the keys and can write the audit. A node that misses others is ready all the same, as it
 * serves with what it has, and says so: else the loss of one node would take the other out of the balancer too. The
 * server makes these beans before a deployment may start anything, so each asks for what it needs when it is called.
 */
@ApplicationScoped
public class HealthChecks {

    @Inject
    private Provider<Database> database;

    @Inject
    private Provider<KeyRing> keys;

    @Inject
    private Provider<AuditTrail> audit;

    @Inject
    private Provider<Cluster> cluster;

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
                () -> database.get().read(em -> em.createNativeQuery("select 1").getSingleResult()) != null);
    }

    @Produces
    @Readiness
    HealthCheck keyReady() {
        return () -> check(
                "key",
                () -> keys.get().hmac(keys.get().currentId(), "health", "x".getBytes(StandardCharsets.UTF_8)).length
                        > 0);
    }

    @Produces
    @Readiness
    HealthCheck auditReady() {
        return () -> HealthCheckResponse.named("audit")
                .status(audit.get().writable())
                .withData("lag", audit.get().lag())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck grid() {
        return () -> HealthCheckResponse.named("grid")
                .up()
                .withData("reachable", cluster.get().reachable())
                .build();
    }

    /** Up if it works now; the probe may throw instead. */
    private static HealthCheckResponse check(String name, BooleanSupplier probe) {
        boolean up;
        try {
            up = probe.getAsBoolean();
        } catch (RuntimeException e) {
            up = false;
        }
        return HealthCheckResponse.named(name).status(up).build();
    }
}
