package io.github.dualauth.application.key;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.secret.ExpiryWatch;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.webhook.WebhookEvent;
import io.github.dualauth.core.webhook.WebhookOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** What is done for API keys now and then, as long as a deployment runs. */
@ApplicationScoped
public class ApiKeySchedule {

    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    @Inject
    private ApiKeys keys;

    @Inject
    private ApplicationRegistry registry;

    @Inject
    private ApiKeyConfiguration configuration;

    @Inject
    private Database database;

    @Inject
    private AuditTrail audit;

    void start(
            @Observes DualauthStarted started, Scheduler scheduler, DecisionMetrics metrics, WebhookOutbox webhooks) {
        ExpiryWatch watch =
                new ExpiryWatch(database, audit, registry.clock(), watched(configuration.expiryWarning(), webhooks));
        metrics.gauge(
                "api.keys.expiring", "API keys that expire within dualauth.api-key.expiry-warning.", watch::expiring);
        scheduler.every("the look at expiring API keys", Duration.ZERO, BETWEEN_LOOKS, watch::look);
        scheduler.everyMinuteAndLast("writing down last uses of API keys", keys::flushUses);
    }

    /** In one transaction with the mark that it was told: the webhook is sent as surely as that is not sent again. */
    static ExpiryWatch.Kind watched(Duration warning, WebhookOutbox webhooks) {
        return new ExpiryWatch.Kind(
                ApiKeyEntity.class,
                "api-key-expires",
                "apiKeyId",
                warning,
                (transaction, key) -> webhooks.add(
                        transaction,
                        new WebhookEvent(
                                key.applicationId(),
                                "api-key.expires",
                                Map.of(
                                        "apiKeyId", key.id(),
                                        "name", key.name(),
                                        "expires", key.expires().toString()))));
    }
}
