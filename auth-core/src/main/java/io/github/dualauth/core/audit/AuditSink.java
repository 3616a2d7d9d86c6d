package io.github.dualauth.core.audit;

import java.io.IOException;
import java.util.List;

/** Where decisions are written down. Called by one thread, in the order of the decisions. */
public interface AuditSink extends AutoCloseable {

    /**
     * Writes these events, so that the process may be killed when this returns.
     *
     * @throws IOException if it could not; it will be called again with the same events
     */
    void write(List<AuthenticationEvent> events) throws IOException;

    @Override
    void close() throws IOException;
}
