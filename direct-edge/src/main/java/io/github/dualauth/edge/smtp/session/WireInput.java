package io.github.dualauth.edge.smtp.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * The octets of a connection, in or out of TLS, through the one buffer that there is: so that it is known whether any are
 * there already. For one thread.
 */
public final class WireInput extends InputStream {

    private static final int CAPACITY = 1024;

    private final InputStream source;
    private final Pace pace;
    private byte[] buffer = new byte[CAPACITY];
    private int position;
    private int limit;

    /** Reads from {@code source}, whose reads give up from time to time so that {@code pace} is asked. */
    public WireInput(InputStream source, Pace pace) {
        this.source = source;
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        if (position == limit) {
            if (buffer.length != CAPACITY) {
                buffer = new byte[CAPACITY];
            }
            position = 0;
            limit = 0;
            int count = receive(buffer, 0, buffer.length);
            if (count < 0) {
                return -1;
            }
            limit = count;
        }
        // A password may have been among them.
        int octet = buffer[position] & 0xFF;
        buffer[position] = 0;
        position++;
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position < limit) {
            int count = Math.min(length, limit - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }
        return receive(target, offset, length);
    }

    /** Puts back what was read too far; nothing may be waiting. */
    public void unread(byte[] octets, int from, int to) {
        if (from < to) {
            buffer = Arrays.copyOfRange(octets, from, to);
            position = 0;
            limit = buffer.length;
        }
    }

    @Override
    public int available() throws IOException {
        return limit - position + source.available();
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        pace.reads();
        while (true) {
            pace.check();
            long begin = System.nanoTime();
            int count = 0;
            try {
                count = source.read(target, offset, length);
                return count;
            } catch (SocketTimeoutException e) {
                // The pace decides, above.
            } finally {
                pace.waited(System.nanoTime() - begin, Math.max(count, 0));
            }
        }
    }
}
