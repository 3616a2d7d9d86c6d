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
     * @param key the same for the same message sent again, and for no other; 64 hex digits
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now; then the message may
     *     be there, and whoever sends it again is told that it is
     */
    Receipt commit(String key);

    /** Without a {@link #commit} before, nothing remains of the message. */
    @Override
    void close();
}
