package io.github.dualauth.core.body;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads credentials from the top-level member {@code auth} of a JSON body (RFC 8259, UTF-8), wherever it stands. Comes
 * it first, nothing more is read than the chunk that completes it; comes it last, up to
 * {@link BodyLimits#bufferLimit()} bytes are kept. What is bad is refused by a {@link Refusal}; see
 * {@link RejectionReason} 4001 to 4014 and 4017.
 */
public final class CredentialBody {

    private final BodyLimits limits;
    private final AuthReader reader;
    private final JsonSyntax syntax;
    private final BodySource source;

    private CredentialBody(InputStream in, BodyLimits limits) {
        this.limits = limits;
        BodyBuffer buffer = new BodyBuffer(limits.bufferLimit());
        this.reader = new AuthReader(buffer, limits);
        this.syntax = new JsonSyntax(reader, limits.maxDepth());
        this.source = new BodySource(in, syntax, buffer, new Patience(limits.timeLimit()));
    }

    /**
     * Reads until {@code auth} is complete, or else to the end of the document. Never throws on bad input; a stream
     * that fails is refused as {@link RejectionReason#BODY_INCOMPLETE}. The caller closes {@code in}, or the
     * {@link WatchedBody} over it, in any case.
     */
    public static Extraction extract(InputStream in, BodyLimits limits) {
        return new CredentialBody(in, limits).extract();
    }

    private Extraction extract() {
        while (!reader.decided() && !syntax.complete() && !source.over()) {
            if (!source.fill(limits.bufferLimit())) {
                refuseMore();
            }
        }
        Optional<Refusal> refusal = source.refusal();
        if (refusal.isPresent()) {
            reader.discard();
            return new Extraction.Refused(refusal.get());
        }
        source.streams();
        WatchedBody body = new WatchedBody(source, limits.window());
        return reader.credential()
                .<Extraction>map(credential -> new Extraction.Found(credential, body))
                .orElseGet(() -> new Extraction.Absent(body));
    }

    /** The buffer is full: one byte more, of whatever kind, is too much, so that the limit holds to the byte. */
    private void refuseMore() {
        if (source.receive(new byte[1], 0, 1) > 0) {
            source.refuse(Refusal.of(RejectionReason.BODY_TOO_LARGE));
        }
    }
}
