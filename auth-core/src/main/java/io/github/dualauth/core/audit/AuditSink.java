package io.github.dualauth.core.audit;

import java.io.IOException;
import java.util.List;

/** Where decisions are written down, each linked to the one before. Called by one thread at a time. */
public interface AuditSink extends AutoCloseable {

    /**
     * Writes these records, so that the process may be killed when this returns.
     *
     * @param bodies the {@link AuditLine#members members} of each, in the order of the decisions; the list is
     *     the caller's, and holds others afterwards
     * @throws IOException if none of them is written
     */
    void append(List<byte[]> bodies) throws IOException;

    /**
     * Finds out whether it could write now.
     *
     * @throws IOException if it could not
     */
    void probe() throws IOException;

    /** How many records are written, and not yet everywhere they are to be; cheap, and safe from any thread. */
    default long lag() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
