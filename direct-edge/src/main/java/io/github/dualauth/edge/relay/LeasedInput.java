package io.github.dualauth.edge.relay;

import io.github.dualauth.edge.spool.SpoolQueue;
import io.github.dualauth.edge.spool.SpooledMessage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** The bytes of a claimed message; while they are read slowly, the claim is kept alive, or the reading ends. */
final class LeasedInput extends FilterInputStream {

    private final SpoolQueue queue;
    private final SpooledMessage claimed;
    private final Clock clock;
    private Instant renewal;

    LeasedInput(SpoolQueue queue, SpooledMessage claimed, Clock clock) {
        super(queue.open(claimed.parts().get(0)));
        this.queue = queue;
        this.claimed = claimed;
        this.clock = clock;
        this.renewal = next();
    }

    private Instant next() {
        return clock.instant().plus(SpoolQueue.LEASE.dividedBy(2));
    }

    @Override
    public int read() throws IOException {
        keep();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        keep();
        return super.read(target, offset, length);
    }

    private void keep() throws IOException {
        if (!clock.instant().isBefore(renewal)) {
            if (!queue.renew(claimed)) {
                throw new IOException("another node has this message by now");
            }
            renewal = next();
        }
    }
}
