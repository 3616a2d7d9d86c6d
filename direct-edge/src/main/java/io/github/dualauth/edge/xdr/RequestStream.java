package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.Patience;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body as it comes in: one that breaks off, comes too slowly, or is longer than any that is taken, ends in a refusal
 * like any other.
 */
final class RequestStream extends FilterInputStream {

    private final Patience patience;
    private final long longest;
    private long count;

    RequestStream(InputStream in, Patience patience, long longest) {
        super(in);
        this.patience = patience;
        this.longest = longest;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        int read = 0;
        while (read == 0) {
            read = read(one, 0, 1);
        }
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        long begin = System.nanoTime();
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (IOException | IllegalStateException e) {
            throw refused(RejectionReason.BODY_INCOMPLETE, "The body is incomplete");
        }
        patience.waited(System.nanoTime() - begin, Math.max(read, 0));
        count += Math.max(read, 0);
        if (patience.isOver()) {
            throw refused(RejectionReason.BODY_TOO_SLOW, "The body comes too slowly");
        }
        if (count > longest) {
            throw XdrFault.tooLarge("The request is too large").exception();
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static XdrRefusedException refused(RejectionReason reason, String text) {
        return new XdrFault(XdrFault.Subcode.MALFORMED, reason, text).exception();
    }
}
