package io.github.dualauth.core.body;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.json.JsonSyntax;
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
    private final boolean beside;

    private CredentialBody(InputStream in, BodyLimits limits, boolean beside) {
        this.limits = limits;
        this.beside = beside;
        BodyBuffer buffer = new BodyBuffer(limits.bufferLimit());
        this.reader = new AuthReader(buffer, limits, beside);
        this.syntax = new JsonSyntax(reader, limits.maxDepth());
        this.source = new BodySource(in, syntax, buffer, new Patience(limits.timeLimit()));
    }

    /**
     * Reads until {@code auth} is complete, or else to the end of the document. Never throws on bad input; a stream
     * that fails is refused as {@link RejectionReason#BODY_INCOMPLETE}. The caller closes {@code in}, or the
     * {@link WatchedBody} over it, in any case.
     */
    public static Extraction extract(InputStream in, BodyLimits limits) {
        CredentialBody body = new CredentialBody(in, limits, false);
        body.read();
        return body.extract();
    }

    /**
     * Reads the body of a request that came with a credential in a header: {@code auth} may then only name an account and
     * a user, and any password in it ends the body with {@link RejectionReason#TWO_CREDENTIALS}, also one that streams on.
     *
     * @param names whether an account or a user is needed; otherwise nothing is read yet
     */
    public static Extraction beside(InputStream in, BodyLimits limits, boolean names) {
        CredentialBody body = new CredentialBody(in, limits, true);
        if (names) {
            body.read();
        }
        return body.extract();
    }

    private void read() {
        while (!reader.decided() && !syntax.complete() && !source.over()) {
            if (!source.fill(limits.bufferLimit())) {
                refuseMore();
            }
        }
    }

    private Extraction extract() {
        Optional<Refusal> refusal = source.refusal();
        if (refusal.isPresent()) {
            reader.discard();
            return new Extraction.Refused(refusal.get());
        }
        source.streams();
        WatchedBody body = new WatchedBody(source, limits.window());
        if (beside) {
            return reader.named(body);
        }
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
