package io.github.dualauth.core.body;

import java.util.Arrays;

/**
 * The bytes kept for the resource: grown as they come, blanked where a password stood, handed out once. A byte's index
 * here is its position in the body. Arrays that are outgrown are overwritten.
 */
final class BodyBuffer {

    private static final int FIRST_CAPACITY = 1024;
    private static final byte[] NOTHING = {};

    private byte[] bytes;
    private int size;
    private int taken;

    BodyBuffer(int limit) {
        this.bytes = new byte[Math.min(limit, FIRST_CAPACITY)];
    }

    /** The array to be written to from {@link #size()} on; another one after the next {@link #room(int)}. */
    byte[] bytes() {
        return bytes;
    }

    /** Bytes received so far. */
    int size() {
        return size;
    }

    /** Bytes of memory held. */
    int capacity() {
        return bytes.length;
    }

    /** Makes room, if the limit on all bytes kept allows it, and returns how many more bytes may be written. */
    int room(int limit) {
        if (size == bytes.length && size < limit) {
            byte[] greater = Arrays.copyOf(bytes, (int) Math.min(limit, bytes.length * 2L));
            Arrays.fill(bytes, (byte) 0);
            bytes = greater;
        }
        return Math.min(bytes.length, limit) - size;
    }

    /** So many bytes were written. */
    void added(int count) {
        size += count;
    }

    /** Turns the JSON string there, quotes included, into an empty one and white space: as long, and still valid. */
    void blank(int from, int to) {
        Arrays.fill(bytes, from, to, (byte) ' ');
        bytes[from] = '"';
        bytes[from + 1] = '"';
    }

    /** Bytes that can still be taken. */
    int remaining() {
        return size - taken;
    }

    /** Hands out the next bytes, at most {@code length}; 0 when all are taken, and the memory is let go. */
    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, remaining());
        System.arraycopy(bytes, taken, target, offset, count);
        taken += count;
        if (taken == size) {
            release();
        }
        return count;
    }

    /** Overwrites everything and lets it go. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
        release();
    }

    private void release() {
        bytes = NOTHING;
        size = 0;
        taken = 0;
    }
}
