package io.github.dualauth.edge.relay;

import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The bytes of a claimed message. The claim is renewed before the first of them, while they are read slowly, and before
 * their end is told; when somebody else has the message by then, the reading ends in a failure, so that the other server
 * does not get its end.
 */
final class LeasedInput extends FilterInputStream {

    private static final Duration BETWEEN = SpoolQueue.LEASE.dividedBy(2);

    private final SpoolQueue queue;
    private final SpooledMessage claimed;
    private final Clock clock;
    private Instant renewal = Instant.MIN;

    LeasedInput(SpoolQueue queue, SpooledMessage claimed, Clock clock) {
        super(queue.open(claimed.parts().get(0)));
        this.queue = queue;
        this.claimed = claimed;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        keep();
        return kept(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        keep();
        return kept(super.read(target, offset, length));
    }

    private int kept(int read) throws IOException {
        if (read < 0) {
            renew();
        }
        return read;
    }

    private void keep() throws IOException {
        if (!clock.instant().isBefore(renewal)) {
            renew();
        }
    }

    private void renew() throws IOException {
        if (!queue.renew(claimed)) {
            throw new IOException("another node has this message by now");
        }
        renewal = clock.instant().plus(BETWEEN);
    }
}
