package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.config.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Audit records as JSON lines at the end of a file that only its owner may read, and only one deployment may write. A
 * last line that a killed process left unfinished was answered to nobody, and goes. A file that does not end with a
 * sound record is moved aside, never changed.
 */
public final class JsonLinesAuditSink implements AuditSink {

    private static final Logger LOG = System.getLogger(JsonLinesAuditSink.class.getName());
    private static final byte[] PROBE = " ".repeat(4096).getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final boolean sync;
    private final FileOwnership ownership;
    /** No channel: an interrupted request would close that for all. */
    private final FileOutputStream file;

    /** Read by the thread that copies, too: up to there, nothing changes any more. */
    private volatile AuditChain chain;

    private volatile long length;
    private boolean torn;
    private boolean failed;

    private JsonLinesAuditSink(Path path, boolean sync) throws IOException {
        this.path = path;
        this.sync = sync;
        this.ownership = FileOwnership.take(path);
        this.file = ownership.file();
    }

    /** Whether the chain of a file may go on, which ends with this record. */
    @FunctionalInterface
    interface Continuation {

        boolean allowed(AuditFile audit, AuditChain end) throws IOException;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param sync whether to force each write to the disk, for the sake of a machine that loses power
     * @throws ConfigurationException if another deployment writes it
     */
    public static JsonLinesAuditSink open(Path path, boolean sync) throws IOException {
        return open(path, sync, (audit, end) -> true);
    }

    static JsonLinesAuditSink open(Path path, boolean sync, Continuation continuation) throws IOException {
        JsonLinesAuditSink sink = new JsonLinesAuditSink(path, sync);
        Optional<AuditChain> end;
        try {
            end = sink.readEnd(continuation);
        } catch (IOException | RuntimeException e) {
            sink.close();
            throw e;
        }
        if (end.isPresent()) {
            sink.chain = end.get();
            return sink;
        }
        sink.close();
        Path aside = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName() + ".broken-", "");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.log(Level.ERROR, "the audit file {0} cannot be continued and is now {1}", path, aside);
        return open(path, sync, continuation);
    }

    private Optional<AuditChain> readEnd(Continuation continuation) throws IOException {
        try (AuditFile audit = AuditFile.open(path)) {
            length = audit.wholeLength();
            torn = audit.length() > length;
            if (torn) {
                LOG.log(
                        Level.WARNING,
                        "the last {0} bytes of {1} are an unfinished record, which nobody was answered on: cut off",
                        audit.length() - length,
                        path);
                cut();
            }
            if (length == 0) {
                return Optional.of(AuditChain.begin());
            }
            Optional<AuditChain> end = AuditChain.read(audit.lastLine(length)).map(AuditChain.Link::end);
            return end.isPresent() && continuation.allowed(audit, end.get()) ? end : Optional.empty();
        }
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bodies.size() * 512);
        AuditChain next = chain;
        for (byte[] body : bodies) {
            next = next.link(body, lines);
        }
        long after = length + lines.size();
        write(lines.toByteArray());
        length = after;
        chain = next;
    }

    /** The last record that is written. */
    AuditChain end() {
        return chain;
    }

    /** How many bytes the written records take; a part of one may follow. */
    long length() {
        return length;
    }

    private void write(byte[] bytes) throws IOException {
        failed = true;
        cut();
        // Whatever goes wrong now, the disk is full, say: half a line would make the next record unreadable.
        torn = true;
        try {
            file.write(bytes);
            if (sync) {
                file.getFD().sync();
            }
            torn = false;
            failed = false;
        } finally {
            cut();
        }
    }

    private void cut() throws IOException {
        if (torn) {
            try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "rw")) {
                if (whole.length() > length) {
                    whole.setLength(length);
                }
            }
            torn = false;
        }
    }

    @Override
    public void probe() throws IOException {
        // A FileStore would be looked for in the list of all mounts, for each message of an edge.
        if (path.toFile().getUsableSpace() < PROBE.length) {
            throw new IOException("no space left");
        }
        if (failed) {
            // Only then: whoever follows the file may start over when it gets shorter.
            write(PROBE);
            torn = true;
            cut();
        }
    }

    @Override
    public void close() throws IOException {
        try (ownership) {
            file.getFD().sync();
        }
    }
}
