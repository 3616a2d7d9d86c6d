package io.github.dualauth.core.webhook;

import java.time.Instant;

/**
 * Something that was tried as often as configured, and is not tried any more unless somebody asks.
 *
 * @param id its ID
 * @param event what happened
 * @param created when it happened
 * @param died when it was tried last
 * @param attempts how often it was tried
 * @param failure what went wrong the last time
 */
public record DeadLetter(String id, String event, Instant created, Instant died, int attempts, String failure) {}
