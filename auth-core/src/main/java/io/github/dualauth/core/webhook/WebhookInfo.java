package io.github.dualauth.core.webhook;

import java.net.URI;
import java.time.Instant;

/**
 * Where an application's webhooks go.
 *
 * @param url the target
 * @param set when it was set
 */
public record WebhookInfo(URI url, Instant set) {}
