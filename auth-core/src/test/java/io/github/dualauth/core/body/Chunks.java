package io.github.dualauth.core.body;

import java.io.InputStream;

/** A stream that gives its bytes in chunks cut where a test wants them. */
final class Chunks extends InputStream {

    private final byte[] bytes;
    private final int first;
    private final int others;
    private int at;

    private Chunks(byte[] bytes, int first, int others) {
        this.bytes = bytes;
        this.first = first;
        this.others = others;
    }

    static Chunks whole(byte[] bytes) {
        return new Chunks(bytes, bytes.length, bytes.length);
    }

    static Chunks of(byte[] bytes, int size) {
        return new Chunks(bytes, size, size);
    }

    static Chunks splitAt(byte[] bytes, int first) {
        return new Chunks(bytes, first, bytes.length);
    }

    /** Bytes that were read so far. */
    int given() {
        return at;
    }

    @Override
    public int read() {
        if (at == bytes.length) {
            return -1;
        }
        at++;
        return bytes[at - 1] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == bytes.length) {
            return -1;
        }
        int chunk = at < first ? first - at : others;
        int count = Math.min(Math.min(chunk, length), bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }
}
