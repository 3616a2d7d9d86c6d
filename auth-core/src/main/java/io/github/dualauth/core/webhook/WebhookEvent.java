package io.github.dualauth.core.webhook;

import java.util.Map;

/**
 * Something that an application is told of.
 *
 * @param applicationId whom it concerns
 * @param name what happened, such as {@code device.revoked}
 * @param data what it concerns; nothing secret
 */
public record WebhookEvent(String applicationId, String name, Map<String, String> data) {}
