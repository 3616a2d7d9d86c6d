package io.github.dualauth.core.body;

import io.github.dualauth.core.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The body as the resource sees it: everything, with {@code auth}'s passwords blanked, and still checked while it
 * streams on. No byte is handed out before the chunk that it came in was found good. What turns out bad, such as a
 * second {@code auth}, text that is no JSON, a body that ends early or a connection that breaks, ends the read with a
 * {@link BodyRefusedException}. For one thread.
 */
public final class WatchedBody extends InputStream {

    private final BodySource source;
    private final int aheadLimit;
    private boolean begun;
    private boolean closed;
    private Supplier<Optional<Refusal>> atEnd = Optional::empty;

    WatchedBody(BodySource source, int window) {
        this.source = source;
        this.aheadLimit =
                (int) Math.min(Integer.MAX_VALUE, (long) source.buffer().size() + window);
    }

    /**
     * Reads up to {@link BodyLimits#window()} bytes more, and waits for them, so that a small body is checked to its
     * end before the resource runs. To be called before the first read; later it reads nothing.
     *
     * @return why the body must be refused, if what was read is bad
     */
    public Optional<Refusal> readAhead() {
        boolean more = !begun && !closed;
        while (more) {
            more = !source.over() && source.fill(aheadLimit);
        }
        return source.refusal();
    }

    /**
     * Asks {@code condition} too when the body has come to its end, if that is still to come: what let its sender in may be
     * so no more by then.
     */
    public void atEnd(Supplier<Optional<Refusal>> condition) {
        atEnd = source.over() ? Optional::empty : condition;
    }

    /** Why the stream was ended before its time, if it was; also after a read threw. */
    public Optional<Refusal> refusal() {
        return source.refusal();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = 0;
        while (count == 0) {
            count = read(one, 0, 1);
        }
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (closed) {
            throw new IOException("the body was closed");
        }
        begun = true;
        refuse();
        if (length == 0) {
            return 0;
        }
        int kept = source.buffer().take(target, offset, length);
        int count = kept > 0 ? kept : source.receive(target, offset, length);
        if (count < 0 && source.refusal().isEmpty()) {
            atEnd.get().ifPresent(source::refuse);
        }
        refuse();
        return count;
    }

    @Override
    public int available() throws IOException {
        if (closed || source.refusal().isPresent()) {
            return 0;
        }
        int kept = source.buffer().remaining();
        return kept > 0 ? kept : source.available();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }

    /** Bytes of memory held for the body. */
    int held() {
        return source.buffer().capacity();
    }

    private void refuse() {
        Optional<Refusal> refusal = source.refusal();
        if (refusal.isPresent()) {
            throw source.exception(refusal.get());
        }
    }
}
