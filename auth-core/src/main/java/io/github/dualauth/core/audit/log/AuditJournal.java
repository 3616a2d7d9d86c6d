package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes on their way into the audit file: a ring in memory, and the same in a mapped file beside it, which only the next
 * process reads. To put some takes no system call, and the process may be killed right after. One thread at a time puts, and
 * one takes.
 */
final class AuditJournal {

    private static final Logger LOG = System.getLogger(AuditJournal.class.getName());

    /** How many bytes it holds at most: what ten thousand decisions a second bring in a fifth of a second. */
    static final int CAPACITY = 1024 * 1024;

    // Two counters, of the bytes that were ever taken and put, and the ring.
    private static final int TAKEN = 0;
    private static final int PUT = Long.BYTES;
    private static final int RING = 2 * Long.BYTES;
    private static final int LENGTH = RING + CAPACITY;

    /** Whoever finds a counter after a kill finds the bytes that it counts. */
    private static final VarHandle COUNTER = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ByteBuffer mapped;
    private final byte[] ring = new byte[CAPACITY];

    private volatile long taken;
    private volatile long put;

    private volatile boolean lost;
    private boolean told;

    private AuditJournal(ByteBuffer mapped) {
        this.mapped = mapped;
    }

    /** What a process left in the file that was killed; empty if that is no journal, as far as one can see. */
    static Optional<byte[]> left(Path path) throws IOException {
        // Not exists(): where nobody can tell, it answers false.
        if (Files.notExists(path)) {
            return Optional.of(new byte[0]);
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            // One that was killed while it made the file had put nothing.
            long taken = file.length() < RING ? 0 : file.readLong();
            long put = file.length() < RING ? 0 : file.readLong();
            boolean possible = file.length() == LENGTH && taken >= 0 && put - taken >= 0 && put - taken <= CAPACITY;
            if (put == taken || !possible) {
                return put == taken ? Optional.of(new byte[0]) : Optional.empty();
            }
            byte[] ring = new byte[CAPACITY];
            file.readFully(ring);
            return Optional.of(read(ring, taken, put));
        }
    }

    /**
     * Begins an empty journal, for its owner only, in place of what is there. It takes all its room from the disk at once:
     * there may be none when a page is written to.
     */
    static AuditJournal begin(Path path) throws IOException {
        Files.deleteIfExists(path);
        KeyRing.newFile(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(new byte[LENGTH]);
            return new AuditJournal(file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, LENGTH));
        } catch (IOException e) {
            discard(path);
            throw e;
        }
    }

    /** Takes away a journal that holds nothing which is not in the file. */
    static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException ignored) {
            // Some systems keep a file that is mapped; the next start finds nothing in it.
        }
    }

    /**
     * Adds these bytes; false, and nothing added, if there is no room for them, or if the disk failed once below the mapped
     * memory.
     */
    boolean put(byte[] bytes) {
        long begin = put;
        long end = begin + bytes.length;
        if (lost) {
            tell();
            return false;
        }
        if (end - taken > CAPACITY) {
            return false;
        }
        int at = (int) (begin % CAPACITY);
        int first = Math.min(bytes.length, CAPACITY - at);
        System.arraycopy(bytes, 0, ring, at, first);
        System.arraycopy(bytes, first, ring, 0, bytes.length - first);
        if (map(at, first) && map(0, bytes.length - first) && count(PUT, end)) {
            put = end;
            return true;
        }
        lost = true;
        return false;
    }

    /** All bytes that it holds; they stay. */
    byte[] content() {
        return read(ring, taken, put);
    }

    /** Lets go of its first bytes. */
    void taken(int bytes) {
        long end = taken + bytes;
        try {
            if (!count(TAKEN, end)) {
                lost = true;
            }
        } finally {
            taken = end;
        }
    }

    // The virtual machine tells of memory that cannot be written to by an error, at once or later. So read it.

    /** Whether the file has this part of the ring now. */
    private boolean map(int at, int length) {
        byte[] read = new byte[length];
        try {
            mapped.put(RING + at, ring, at, length);
            mapped.get(RING + at, read, 0, length);
        } catch (InternalError ignored) {
            return false;
        }
        return Arrays.equals(read, 0, length, ring, at, at + length);
    }

    private boolean count(int counter, long value) {
        try {
            COUNTER.setRelease(mapped, counter, value);
            return (long) COUNTER.getAcquire(mapped, counter) == value;
        } catch (InternalError ignored) {
            return false;
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            LOG.log(Level.ERROR, "the audit journal cannot be written, each record is written by itself from now on");
        }
    }

    private static byte[] read(byte[] ring, long taken, long put) {
        byte[] bytes = new byte[(int) (put - taken)];
        int at = (int) (taken % CAPACITY);
        int first = Math.min(bytes.length, CAPACITY - at);
        System.arraycopy(ring, at, bytes, 0, first);
        System.arraycopy(ring, 0, bytes, first, bytes.length - first);
        return bytes;
    }
}
