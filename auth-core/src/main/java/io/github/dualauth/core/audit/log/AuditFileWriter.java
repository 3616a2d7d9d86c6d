package io.github.dualauth.core.audit.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of an audit file: whole lines are added there, or nothing. One thread at a time. */
final class AuditFileWriter {

    private static final byte[] PROBE = " ".repeat(4096).getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final boolean sync;
    /** No channel: an interrupted request would close that for all. */
    private final FileOutputStream file;

    /** How far the lines go; read by others, too: up to there, nothing changes any more. */
    private volatile long length;

    private boolean torn;

    /** @param sync whether to force each write to the disk */
    AuditFileWriter(Path path, FileOutputStream file, boolean sync) {
        this.path = path;
        this.file = file;
        this.sync = sync;
    }

    /** Takes what is behind the first {@code whole} bytes away: part of a line. */
    void begin(long whole) throws IOException {
        length = whole;
        torn = true;
        cut();
    }

    long length() {
        return length;
    }

    /** Whether each write is forced to the disk. */
    boolean forces() {
        return sync;
    }

    void add(byte[] lines) throws IOException {
        write(lines, length + lines.length);
    }

    void mustHaveRoom() throws IOException {
        // A FileStore would be looked for in the list of all mounts, for each message of an edge.
        if (path.toFile().getUsableSpace() < PROBE.length) {
            throw new IOException("no space left");
        }
    }

    /** Tries to write, and takes it away again. */
    void probe() throws IOException {
        write(PROBE, length);
        torn = true;
        cut();
    }

    private void write(byte[] bytes, long after) throws IOException {
        cut();
        try {
            // Whatever goes wrong now, the disk is full, say: half a line would make the next record unreadable.
            torn = true;
            file.write(bytes);
            if (sync) {
                file.getFD().sync();
            }
            length = after;
            torn = false;
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

    /** Forces all to the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }
}
