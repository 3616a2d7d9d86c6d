package io.github.dualauth.edge.spi;

/**
 * That a message is durable.
 *
 * @param id the message's ID
 * @param repeated whether it was there before: its sender did not learn so, and sent it again
 */
public record Receipt(String id, boolean repeated) {}
