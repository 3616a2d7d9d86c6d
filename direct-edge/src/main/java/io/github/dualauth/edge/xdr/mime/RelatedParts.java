package io.github.dualauth.edge.xdr.mime;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * The parts of a multipart/related body (RFC 2387), one after the other and none of them kept. The parser behind it is
 * lenient about boundaries, so a {@link DelimiterGuard} stands in front of it, and about headers, so {@link PartHead}
 * reads them as they came.
 */
public final class RelatedParts {

    private static final int FIELDS = 6;
    private static final int LONGEST_LINE = 2048;

    private final DelimiterGuard guarded;
    private final MimeTokenStream tokens;

    /** Reads a body whose parts have this boundary between them. */
    public RelatedParts(InputStream body, String boundary) {
        guarded = new DelimiterGuard(body, boundary);
        tokens = new MimeTokenStream(MimeConfig.custom()
                .setStrictParsing(true)
                .setMalformedHeaderStartsBody(false)
                .setMaxHeaderCount(FIELDS)
                .setMaxHeaderLen(LONGEST_LINE)
                .setMaxLineLen(LONGEST_LINE)
                .build());
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        // A boundary holds neither a quote nor a backslash, so that it cannot be read otherwise there.
        tokens.parseHeadless(guarded, "multipart/related; boundary=\"" + boundary + "\"");
    }

    /** The next part; empty when there are no more, and then nothing is left of the body either. */
    public Optional<RelatedPart> next() throws IOException {
        PartHead head = new PartHead();
        while (true) {
            EntityState state = advance();
            switch (state) {
                case T_FIELD -> head.add(tokens.getField().getRaw());
                case T_END_HEADER -> {
                    return Optional.of(part(head.checked()));
                }
                case T_END_OF_STREAM -> {
                    finish();
                    return Optional.empty();
                }
                default -> {
                    // Begins and ends of what is looked at elsewhere.
                }
            }
        }
    }

    private RelatedPart part(PartHead.Checked head) throws IOException {
        advance();
        return new RelatedPart(head, tokens.getInputStream());
    }

    private EntityState advance() throws IOException {
        try {
            return tokens.next();
        } catch (MimeException e) {
            throw XdrFault.mime("The MIME parts cannot be read").exception();
        }
    }

    /** The parser does not care for what follows the last boundary; the guard does. */
    private void finish() throws IOException {
        guarded.transferTo(OutputStream.nullOutputStream());
    }
}
