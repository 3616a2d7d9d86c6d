package io.github.dualauth.edge.spool.queue;

import io.github.dualauth.edge.spool.SpooledPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads a part from its chunks, one of them in memory at a time. */
final class ChunkInput extends InputStream {

    private final IntFunction<Optional<byte[]>> reader;
    private byte[] chunk = new byte[0];
    private int at;
    private int next;
    private long left;

    ChunkInput(SpooledPart part, IntFunction<Optional<byte[]>> reader) {
        this.reader = reader;
        this.next = part.firstChunk();
        this.left = part.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        if (at == chunk.length) {
            chunk = reader.apply(next)
                    .filter(bytes -> bytes.length > 0)
                    .orElseThrow(() -> new IOException("the message is no longer in the spool"));
            next++;
            at = 0;
        }
        int now = (int) Math.min(left, Math.min(length, chunk.length - at));
        System.arraycopy(chunk, at, target, offset, now);
        at += now;
        left -= now;
        return now;
    }
}
