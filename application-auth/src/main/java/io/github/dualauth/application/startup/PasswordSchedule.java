package io.github.dualauth.application.startup;

import io.github.dualauth.application.ApplicationPasswordEntity;
import io.github.dualauth.application.ApplicationPasswords;
import io.github.dualauth.application.secret.ExpiryWatch;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** What is done for application passwords now and then, as long as a deployment runs. */
@ApplicationScoped
public class PasswordSchedule {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    @Inject
    private ApplicationPasswords passwords;

    @Inject
    private ApplicationConfiguration configuration;

    @Inject
    private Database database;

    @Inject
    private AuditTrail audit;

    void start(@Observes DualauthStarted started, Scheduler scheduler, DecisionMetrics metrics) {
        ExpiryWatch watch = new ExpiryWatch(database, audit, Clock.systemUTC(), watched(configuration.expiryWarning()));
        metrics.gauge(
                "application.passwords.expiring",
                "Application passwords that expire within dualauth.application-password.expiry-warning.",
                watch::expiring);
        scheduler.every("the look at expiring passwords", Duration.ZERO, BETWEEN_LOOKS, watch::look);
        scheduler.everyMinuteAndLast("writing down last uses of passwords", passwords::flushUses);
    }

    /** Application passwords, and how the audit tells of one that will expire. */
    public static ExpiryWatch.Kind watched(Duration warning) {
        return new ExpiryWatch.Kind(
                ApplicationPasswordEntity.class,
                "password-expires",
                "passwordId",
                warning,
                (transaction, expiring) -> {});
    }
}
