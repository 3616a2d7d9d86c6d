package io.github.dualauth.edge.spi;

import java.io.OutputStream;

/** Takes one message in, part by part. */
public interface MessageWriter extends AutoCloseable {

    /**
     * Begins the next part, and ends the one before.
     *
     * @return where its bytes go, in any portions; its {@code write} throws
     *     {@link io.github.dualauth.core.database.DependencyUnavailableException} when they cannot be kept
     */
    OutputStream part(MessagePart part);

    /**
     * Makes the message durable: when this returns, no crash loses it.
     *
     * @param key the same for the same message sent again; 64 hex digits
     * @param content what must then be the same too; 64 hex digits. If it is not, nothing of this message is kept, and the
     *     receipt is of the one that was there before
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now; then the message may
     *     be there, and whoever sends it again is told that it is
     */
    Receipt commit(String key, String content);

    /** The same for a message of which the key says all: no other message has it. */
    default Receipt commit(String key) {
        return commit(key, key);
    }

    /** Without a {@link #commit} before, nothing remains of the message. */
    @Override
    void close();
}
