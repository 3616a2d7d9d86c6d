package io.github.dualauth.edge.xdr;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text in which the first at sign behind a place is replaced by another text, many times. */
final class Repeated extends InputStream {

    private final byte[] inner;
    private final byte[] tail;
    private byte[] current;
    private int position;
    private long left;
    private boolean ended;

    Repeated(String around, int from, String inner, long times) {
        int at = around.indexOf('@', from);
        this.current = around.substring(0, at).getBytes(StandardCharsets.UTF_8);
        this.inner = inner.getBytes(StandardCharsets.UTF_8);
        this.tail = around.substring(at + 1).getBytes(StandardCharsets.UTF_8);
        this.left = times;
    }

    private boolean isOver() {
        while (position == current.length && !ended) {
            position = 0;
            ended = left == 0;
            current = ended ? tail : inner;
            left--;
        }
        return position == current.length;
    }

    @Override
    public int read() {
        return isOver() ? -1 : current[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (isOver()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }
}
