package io.github.dualauth.edge.spi;

/**
 * What one part of a message is.
 *
 * @param name its Content-ID; {@code ""} for the one part of an SMTP message
 * @param mediaType its media type, such as {@code message/rfc822}
 */
public record MessagePart(String name, String mediaType) {}
