package io.github.dualauth.core.startup;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.webhook.WebhookConfiguration;
import io.github.dualauth.core.webhook.WebhookOutbox;
import io.github.dualauth.core.webhook.WebhookSender;
import io.github.dualauth.core.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts webhooks together, once for each deployment, and sends them as long as it runs. */
@ApplicationScoped
public class WebhookProducer {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return WebhookConfiguration.KEYS;
    }

    @Produces
    @Singleton
    WebhookConfiguration configuration(ConfigurationReader reader) {
        return WebhookConfiguration.read(reader);
    }

    @Produces
    @Singleton
    Webhooks webhooks(Database database, SecretBox box) {
        return new Webhooks(database, box, CLOCK);
    }

    @Produces
    @Singleton
    WebhookOutbox outbox() {
        return new WebhookOutbox(CLOCK);
    }

    @Produces
    @Singleton
    SealedRows sealedWebhooks(Database database, SecretBox box) {
        return Webhooks.sealed(database, box);
    }

    @Produces
    @Singleton
    WebhookSender sender(
            Webhooks webhooks, WebhookOutbox outbox, WebhookConfiguration configuration, DecisionMetrics metrics) {
        return webhooks.sender(outbox, configuration, metrics);
    }

    void close(@Disposes WebhookSender sender) {
        sender.close();
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, WebhookSender sender) {
        scheduler.every("the look at webhooks that are due", BETWEEN_LOOKS, BETWEEN_LOOKS, sender::wake);
    }

    /** While the database is open: what is being sent ends, and is not sent again after the next start. */
    void stop(@Observes DualauthStopping stopping, WebhookSender sender) {
        sender.close();
    }

    void sweep(
            @Observes DualauthStarted started,
            Scheduler scheduler,
            Webhooks webhooks,
            WebhookConfiguration configuration) {
        scheduler.every(
                "the sweep of dead webhooks",
                BETWEEN_SWEEPS,
                BETWEEN_SWEEPS,
                () -> webhooks.forgetDeadLetters(CLOCK.instant().minus(configuration.deadLetters())));
    }
}
