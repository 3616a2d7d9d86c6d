package io.github.dualauth.core.body;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.json.JsonSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The underlying stream, each byte of which is checked once as it is received: first into the buffer, later straight
 * into the resource's array. The first refusal is final, and wipes what is buffered.
 */
final class BodySource {

    private final InputStream in;
    private final JsonSyntax syntax;
    private final BodyBuffer buffer;
    private final Patience patience;
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<IOException> failure = Optional.empty();
    private boolean ended;

    BodySource(InputStream in, JsonSyntax syntax, BodyBuffer buffer, Patience patience) {
        this.in = in;
        this.syntax = syntax;
        this.buffer = buffer;
        this.patience = patience;
    }

    BodyBuffer buffer() {
        return buffer;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    /** The exception of the refused body; its cause is that of the stream, if the stream failed. */
    BodyRefusedException exception(Refusal why) {
        return new BodyRefusedException(why, failure.orElse(null));
    }

    /** Whether nothing more will come: the stream is at its end, or the body refused. */
    boolean over() {
        return ended || refusal.isPresent();
    }

    /** Reads once into the buffer; {@code false}, and nothing is read, when {@code limit} bytes are in it. */
    boolean fill(int limit) {
        int room = buffer.room(limit);
        if (room <= 0) {
            return false;
        }
        int count = receive(buffer.bytes(), buffer.size(), room);
        buffer.added(Math.max(count, 0));
        return true;
    }

    /** Reads once and checks what came: the number of bytes, or -1 when {@link #over()}. */
    int receive(byte[] target, int offset, int length) {
        if (over()) {
            return -1;
        }
        int count = read(target, offset, length);
        if (count > 0) {
            syntax.scan(target, offset, offset + count).ifPresent(this::refuse);
        } else if (count < 0 && refusal.isEmpty()) {
            ended = true;
            syntax.end().ifPresent(this::refuse);
        }
        if (count > 0 && refusal.isEmpty() && patience.isOver()) {
            refuse(Refusal.of(RejectionReason.BODY_TOO_SLOW));
        }
        if (refusal.isPresent() && count > 0) {
            // What came may hold a password of the second auth that it is refused for.
            Arrays.fill(target, offset, offset + count, (byte) 0);
            return -1;
        }
        return count;
    }

    /** The caller was let in: the rest may take as long as it is. */
    void streams() {
        patience.streams();
    }

    void refuse(Refusal why) {
        refusal = Optional.of(why);
        buffer.wipe();
    }

    int available() throws IOException {
        return ended ? 0 : in.available();
    }

    void close() throws IOException {
        buffer.wipe();
        in.close();
    }

    private int read(byte[] target, int offset, int length) {
        long begin = System.nanoTime();
        try {
            int count = in.read(target, offset, length);
            patience.waited(System.nanoTime() - begin, Math.max(count, 0));
            return count;
        } catch (IOException e) {
            failure = Optional.of(e);
            refuse(Refusal.of(RejectionReason.BODY_INCOMPLETE));
            return -1;
        }
    }
}
