package io.github.dualauth.edge.spool;

import io.github.dualauth.edge.spi.Envelope;
import java.time.Instant;

/**
 * A message that nobody tries to hand on any more.
 *
 * @param id its ID
 * @param envelope who sent it to whom
 * @param ready when it was accepted
 * @param died when it was given up
 * @param attempts how often it was tried
 * @param failure what went wrong the last time
 */
public record DeadMessage(String id, Envelope envelope, Instant ready, Instant died, int attempts, String failure) {}
