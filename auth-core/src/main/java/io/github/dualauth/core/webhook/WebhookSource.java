package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.SecretBox;

/**
 * Where webhooks are kept.
 *
 * @param database the database
 * @param box what their secrets are sealed by
 */
public record WebhookSource(Database database, SecretBox box) {}
