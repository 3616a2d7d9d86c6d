package io.github.dualauth.edge.spool;

import io.github.dualauth.edge.spi.Envelope;
import java.time.Instant;
import java.util.List;

/**
 * A message that somebody takes over.
 *
 * @param id its ID, the same however often it is handed over
 * @param contentHash SHA-256 of the bytes of all parts, in hex digits
 * @param envelope who sent it to whom
 * @param ready when it was accepted
 * @param size the bytes of all parts
 * @param parts at least one
 * @param lease by what it is acknowledged
 */
public record SpooledMessage(
        String id,
        String contentHash,
        Envelope envelope,
        Instant ready,
        long size,
        List<SpooledPart> parts,
        Lease lease) {

    /**
     * The right to a message, for a time.
     *
     * @param id what proves it
     * @param until when somebody else may have it
     * @param attempts how often it was taken, this time included
     */
    public record Lease(String id, Instant until, int attempts) {}
}
