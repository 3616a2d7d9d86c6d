package io.github.dualauth.core.webhook;

/**
 * Something to be delivered, as it was read.
 *
 * @param id its ID, the same at each attempt
 * @param applicationId whom it is for
 * @param body what is sent
 * @param attempts how often it was tried
 * @param nextAt when it is due, in milliseconds since 1970; whoever changes that first may try it
 */
record WebhookDelivery(String id, String applicationId, String body, int attempts, long nextAt) {}
