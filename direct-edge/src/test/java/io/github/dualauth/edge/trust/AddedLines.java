package io.github.dualauth.edge.trust;

import io.github.dualauth.core.audit.AuditSink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Adds what is written down to a list of a test.
 *
 * @param lines that list
 */
record AddedLines(List<String> lines) implements AuditSink {

    @Override
    public void append(List<byte[]> bodies) {
        bodies.forEach(body -> lines.add(new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public void probe() {
        // It could.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
