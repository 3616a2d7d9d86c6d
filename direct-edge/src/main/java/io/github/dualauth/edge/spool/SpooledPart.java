package io.github.dualauth.edge.spool;

import io.github.dualauth.edge.spi.MessagePart;

/**
 * One part of a spooled message, to be opened.
 *
 * @param messageId the message
 * @param part its name and type
 * @param firstChunk where its bytes begin
 * @param size how many bytes it has
 */
public record SpooledPart(String messageId, MessagePart part, int firstChunk, long size) {}
