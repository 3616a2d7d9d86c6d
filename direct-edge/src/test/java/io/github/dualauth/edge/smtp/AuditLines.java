package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.audit.AuditSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Remembers what was written down last. */
final class AuditLines implements AuditSink {

    private volatile String last = "";
    private volatile boolean down;

    void fail() {
        down = true;
    }

    String last() {
        return last;
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        if (down) {
            throw new IOException("down");
        }
        bodies.forEach(body -> last = new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void probe() throws IOException {
        append(List.of());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
