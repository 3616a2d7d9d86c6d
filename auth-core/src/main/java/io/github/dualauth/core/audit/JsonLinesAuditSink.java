package io.github.dualauth.core.audit;

import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Audit records as JSON lines at the end of a file that only its owner may read. */
public final class JsonLinesAuditSink implements AuditSink {

    private final FileChannel file;

    private JsonLinesAuditSink(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, or makes it. */
    public static JsonLinesAuditSink open(Path path) throws IOException {
        KeyRing.ownFile(path);
        return new JsonLinesAuditSink(FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    @Override
    public void write(List<AuthenticationEvent> events) throws IOException {
        StringBuilder lines = new StringBuilder(events.size() * 256);
        events.forEach(event -> lines.append(AuditLine.of(event)));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        long before = file.size();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            // The disk is full, say: half a line would make the next attempt's first line unreadable.
            file.truncate(before);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.force(true);
        file.close();
    }
}
