package io.github.dualauth.core.audit.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A file of audit records, read from wherever a line begins; somebody else may be writing at its end. */
final class AuditFile implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final RandomAccessFile file;

    private AuditFile(RandomAccessFile file) {
        this.file = file;
    }

    static AuditFile open(Path path) throws IOException {
        return new AuditFile(new RandomAccessFile(path.toFile(), "r"));
    }

    long length() throws IOException {
        return file.length();
    }

    /** How many bytes whole lines take. */
    long wholeLength() throws IOException {
        return lineStart(file.length());
    }

    /** The line whose line feed is the last byte before {@code end}, without it. */
    String lastLine(long end) throws IOException {
        long start = lineStart(end - 1);
        return new String(bytes(start, (int) Math.min(end - 1 - start, Integer.MAX_VALUE)), StandardCharsets.UTF_8);
    }

    /** The line at {@code start}, without its line feed. */
    String firstLine(long start, long end) throws IOException {
        return lastLine(lineEnd(start, end));
    }

    /** Whole lines from {@code start} to {@code end}, with their line feeds: as many as fit, or one; none at the end. */
    byte[] lines(long start, long end, int most) throws IOException {
        long stop = end - start <= most ? end : lineStart(start + most);
        if (stop <= start) {
            stop = lineEnd(start, end);
        }
        return bytes(start, (int) Math.max(0, stop - start));
    }

    /** The first record from this number on, up to {@code end}; empty if there is none, or none to be read. */
    Optional<AuditChain.Link> from(long sequence, long end) throws IOException {
        OptionalLong start = after(sequence - 1, end);
        return start.isEmpty() || start.getAsLong() == end
                ? Optional.empty()
                : AuditChain.read(firstLine(start.getAsLong(), end));
    }

    /**
     * Where the record after {@code sequence} begins; empty if the search comes upon a broken record.
     *
     * @param end where the search ends; a line begins there
     */
    OptionalLong after(long sequence, long end) throws IOException {
        long low = 0;
        long high = end;
        while (low < high) {
            long start = lineStart(low + (high - low) / 2);
            long next = lineEnd(start, end);
            Optional<AuditChain.Link> found = AuditChain.read(lastLine(next));
            if (found.isEmpty()) {
                return OptionalLong.empty();
            }
            if (found.get().end().sequence() <= sequence) {
                low = next;
            } else {
                high = start;
            }
        }
        return OptionalLong.of(low);
    }

    /** Behind the last line feed before {@code position}. */
    private long lineStart(long position) throws IOException {
        for (long end = position; end > 0; end -= BLOCK) {
            long start = Math.max(0, end - BLOCK);
            byte[] block = bytes(start, (int) (end - start));
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }

    /** Behind the first line feed from {@code position} on. */
    private long lineEnd(long position, long limit) throws IOException {
        for (long start = position; start < limit; start += BLOCK) {
            byte[] block = bytes(start, (int) Math.min(BLOCK, limit - start));
            for (int i = 0; i < block.length; i++) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
        }
        return limit;
    }

    private byte[] bytes(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
