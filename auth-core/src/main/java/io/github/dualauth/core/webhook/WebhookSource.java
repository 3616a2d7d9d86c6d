package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.SecretBox;

/**
 * What webhooks are sent from.
 *
 * @param database where they are kept
 * @param box what their secrets are sealed by
 * @param metrics counts what becomes of them
 */
public record WebhookSource(Database database, SecretBox box, DecisionMetrics metrics) {}
