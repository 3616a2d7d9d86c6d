package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.config.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Audit records as JSON lines at the end of a file that only its owner may read, and only one deployment may write. They
 * go through an {@link AuditJournal} beside it, which a thread empties into the file, or the next start does after a kill.
 * A last line that is unfinished then was answered to nobody, and goes. A file that does not end with a sound record is
 * moved aside.
 */
public final class JsonLinesAuditSink implements AuditSink {

    private static final Logger LOG = System.getLogger(JsonLinesAuditSink.class.getName());
    private static final long PAUSE_MILLIS = 50;
    private static final String BROKEN = "a broken record in the audit file";
    private static final long PROBE_MILLIS = 100;

    private final Path path;
    private final FileOwnership ownership;
    private final AuditFileWriter file;
    private final Path journalPath;
    /** Empty if each record goes into the file at once. */
    private final Optional<AuditJournal> journal;

    private final ScheduledExecutorService thread = AuditThread.named("dualauth-audit-file");
    /** Held while something goes into the file. */
    private final ReentrantLock writing = new ReentrantLock();

    /** The last record that was taken, in the file or in the journal. */
    private volatile AuditChain chain;

    /** Whether the last of it did not get into the file: then the journal takes no more. */
    private volatile boolean failed;

    /** Whether it is not known if the file or the journal took the last records. */
    private boolean unsure;

    private boolean closed;

    private JsonLinesAuditSink(Path path, FileOwnership ownership, AuditFileWriter file, AuditChain end) {
        this.path = path;
        this.ownership = ownership;
        this.file = file;
        this.chain = end;
        this.journalPath = journal(path);
        this.journal = file.forces() ? Optional.empty() : begin(journalPath);
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
        FileOwnership ownership = FileOwnership.take(path);
        boolean owned = false;
        try {
            AuditFileWriter file = new AuditFileWriter(path, ownership.file(), sync);
            Optional<AuditChain> end = new AuditRecovery(path, journal(path), file).run(continuation);
            if (end.isPresent()) {
                JsonLinesAuditSink sink = new JsonLinesAuditSink(path, ownership, file, end.get());
                sink.start();
                owned = true;
                return sink;
            }
        } finally {
            if (!owned) {
                ownership.close();
            }
        }
        Path aside = AuditRecovery.moveAside(path);
        LOG.log(Level.ERROR, "the audit file {0} cannot be continued and is now {1}", path, aside);
        return open(path, sync, continuation);
    }

    private static Path journal(Path path) {
        return path.resolveSibling(path.getFileName() + ".journal");
    }

    private static Optional<AuditJournal> begin(Path path) {
        try {
            return Optional.of(AuditJournal.begin(path));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "without an audit journal, each record is written by itself: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private void start() {
        if (journal.isEmpty()) {
            AuditJournal.discard(journalPath);
            return;
        }
        Future<?> ignored =
                thread.scheduleWithFixedDelay(this::move, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        if (unsure) {
            resume();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bodies.size() * 512);
        AuditChain next = chain;
        for (byte[] body : bodies) {
            next = next.link(body, lines);
        }
        take(lines.toByteArray());
        chain = next;
        unsure = false;
    }

    private void take(byte[] bytes) throws IOException {
        unsure = true;
        try {
            if (failed || journal.isEmpty() || !journal.get().put(bytes)) {
                write(bytes);
            }
        } catch (IOException e) {
            unsure = false;
            throw e;
        }
    }

    /** Finds out where the chain ends, when whoever was to add to it broke down, for want of memory, say. */
    void resume() throws IOException {
        writing.lock();
        try (AuditFile audit = AuditFile.open(path)) {
            mustBeOpen();
            empty();
            if (file.length() > 0) {
                chain = AuditChain.read(audit.lastLine(file.length()))
                        .orElseThrow(() -> new IOException(BROKEN))
                        .end();
            }
            unsure = false;
        } finally {
            writing.unlock();
        }
    }

    /** What is to be on the disk, what finds no room, and what comes while the disk takes nothing. */
    private void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            mustBeOpen();
            failed = true;
            empty();
            file.add(bytes);
            failed = false;
        } finally {
            writing.unlock();
        }
    }

    private void mustBeOpen() throws IOException {
        if (closed) {
            throw new IOException("the audit file is closed");
        }
    }

    private void move() {
        try {
            writing.lock();
            try {
                // One that failed is for the next caller, who is told: each try may write and cut off again.
                if (!closed && !failed) {
                    empty();
                }
            } finally {
                writing.unlock();
            }
        } catch (IOException | RuntimeException | Error ignored) {
            // The thread must go on.
            failed = true;
        }
    }

    private void empty() throws IOException {
        if (journal.isPresent()) {
            byte[] bytes = journal.get().content();
            if (bytes.length > 0) {
                file.add(bytes);
                journal.get().taken(bytes.length);
            }
        }
    }

    /** The last record that was taken. */
    AuditChain end() {
        return chain;
    }

    /** How many bytes the records in the file take; a part of one may follow. */
    long length() {
        return file.length();
    }

    @Override
    public void probe() throws IOException {
        try {
            if (!writing.tryLock(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        try {
            mustBeOpen();
            file.mustHaveRoom();
            if (unsure) {
                resume();
            }
            if (failed) {
                // Only then: whoever follows the file may start over when it gets shorter.
                empty();
                file.probe();
                failed = false;
            }
        } finally {
            writing.unlock();
        }
    }

    /** Leaves all in the file, and no journal. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        writing.lock();
        try (ownership) {
            if (!closed) {
                empty();
                file.force();
                AuditJournal.discard(journalPath);
            }
        } finally {
            closed = true;
            failed = true;
            writing.unlock();
        }
    }
}
