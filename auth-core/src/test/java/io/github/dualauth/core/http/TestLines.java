package io.github.dualauth.core.http;

import io.github.dualauth.core.audit.AuditSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is written into the audit, while it is not broken. */
final class TestLines implements AuditSink {

    private final List<String> written = new ArrayList<>();
    private boolean broken;

    /** What was written since the last time that somebody asked. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    synchronized void setBroken(boolean broken) {
        this.broken = broken;
    }

    @Override
    public synchronized void append(List<byte[]> bodies) throws IOException {
        probe();
        bodies.forEach(body -> written.add(new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public synchronized void probe() throws IOException {
        if (broken) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
