package io.github.dualauth.edge.xdr.mime;

import java.io.InputStream;

/**
 * One part of a multipart body.
 *
 * @param head what it says of itself
 * @param body its content; good until the next part is asked for
 */
public record RelatedPart(PartHead.Checked head, InputStream body) {}
