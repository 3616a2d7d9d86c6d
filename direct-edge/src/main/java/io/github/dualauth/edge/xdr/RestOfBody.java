package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads what is left of a refused body, within limits, and throws it away: who is still sending would not see the answer
 * otherwise.
 */
public final class RestOfBody {

    private static final int BUFFER = 64 * 1024;

    private final long longest;
    private final Duration limit;

    /** Reads at most {@code longest} bytes for at most {@code limit}. */
    public RestOfBody(long longest, Duration limit) {
        this.longest = longest;
        this.limit = limit;
    }

    /** Reads; whether the connection is fit for another request, as far as can be known. */
    public boolean isReadable(InputStream body, RejectionReason why) {
        if (why == RejectionReason.BODY_INCOMPLETE || why == RejectionReason.BODY_TOO_SLOW) {
            return false;
        }
        long end = System.nanoTime() + limit.toNanos();
        byte[] buffer = new byte[BUFFER];
        try {
            for (long read = 0; read < longest && System.nanoTime() - end < 0; ) {
                int count = body.read(buffer);
                if (count < 0) {
                    return true;
                }
                read += count;
            }
            return false;
        } catch (IOException | IllegalStateException ignored) {
            // Gone or stalled meanwhile.
            return false;
        }
    }
}
