package io.github.dualauth.edge.xdr;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The root of a request as it came: kept in memory until there is a place to put it, and from then on put there as it is
 * read. How much is kept is limited by whoever reads.
 */
final class RootCopy extends FilterInputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Optional<OutputStream> target = Optional.empty();

    RootCopy(InputStream in) {
        super(in);
    }

    /** Whether there is a place already. */
    boolean isReleased() {
        return target.isPresent();
    }

    /** The place. */
    OutputStream place() {
        return target.orElseThrow();
    }

    /** This is the place. */
    void release(OutputStream place) throws IOException {
        kept.writeTo(place);
        kept.reset();
        target = Optional.of(place);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            target.orElse(kept).write(bytes, offset, count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
