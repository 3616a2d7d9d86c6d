package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.database.Database;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Audit records as JSON lines, which callers wait for, and then as rows of {@code dualauth_audit}, which they do not: a
 * thread copies what the file holds, in order, from behind the node's last row. A database that is down delays it.
 */
public final class CopiedAuditSink implements AuditSink {

    private static final Logger LOG = System.getLogger(CopiedAuditSink.class.getName());
    private static final long PAUSE_MILLIS = 200;
    private static final long CLOSE_SECONDS = 10;
    private static final String BROKEN = "a broken record in the audit file";
    private static final int BLOCK = 128 * 1024;

    private final JsonLinesAuditSink file;
    private final AuditFile reader;
    private final AuditRecords records;
    private final ScheduledExecutorService thread;

    private volatile long copied;

    /** The last record in the table, and where the file goes on behind it; empty if the database must be asked. */
    private Optional<AuditChain> known = Optional.empty();

    private long position;
    private boolean failing;

    private CopiedAuditSink(JsonLinesAuditSink file, AuditFile reader, AuditRecords records) {
        this.file = file;
        this.reader = reader;
        this.records = records;
        this.thread = AuditThread.named("dualauth-audit-copy");
    }

    /**
     * Opens the file as {@link JsonLinesAuditSink#open} does, and begins to copy. A file that does not hold the node's
     * last row, since it was restored or lost its end with the machine's power, is moved aside too: its chain must not go
     * on in two ways.
     */
    public static CopiedAuditSink open(Path path, boolean sync, Database database) throws IOException {
        AuditRecords records = new AuditRecords(database);
        JsonLinesAuditSink file = JsonLinesAuditSink.open(path, sync, (audit, end) -> {
            Optional<AuditChain> last = records.end(end.node());
            return last.isEmpty() || holds(audit, end, last.get());
        });
        CopiedAuditSink sink = new CopiedAuditSink(file, reader(path, file), records);
        Future<?> ignored = sink.thread.scheduleWithFixedDelay(sink::copy, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return sink;
    }

    private static AuditFile reader(Path path, JsonLinesAuditSink file) throws IOException {
        try {
            return AuditFile.open(path);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static boolean holds(AuditFile audit, AuditChain end, AuditChain row) throws IOException {
        if (row.sequence() > end.sequence()) {
            return false;
        }
        Optional<AuditChain.Link> found = audit.from(row.sequence(), audit.wholeLength());
        // The operator may have taken old records away, the copied ones.
        return found.filter(link -> link.end().equals(row) || link.follows(row)).isPresent();
    }

    @Override
    public long lag() {
        return Math.max(0, file.end().sequence() - copied);
    }

    private void copy() {
        try {
            if (known.isEmpty()) {
                resume();
            }
            while (!thread.isShutdown() && position < file.length()) {
                copySome();
            }
            if (failing) {
                LOG.log(Level.WARNING, "audit records are copied to the database again");
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            known = Optional.empty();
            if (!failing) {
                LOG.log(Level.ERROR, "audit records stay in the file for now: {0}", e.getMessage());
            }
            failing = true;
        }
    }

    private void resume() throws IOException {
        AuditChain end = file.end();
        AuditChain last = records.end(end.node()).orElse(AuditChain.begin(end.node()));
        position = reader.after(last.sequence(), file.length()).orElseThrow(() -> new IOException(BROKEN));
        copied = last.sequence();
        known = Optional.of(last);
    }

    private void copySome() throws IOException {
        byte[] lines = reader.lines(position, file.length(), BLOCK);
        List<AuditRow> rows = new ArrayList<>();
        AuditChain last = known.orElseThrow();
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            AuditRow row = AuditRow.of(line).orElseThrow(() -> new IOException(BROKEN));
            if (!follows(row.link(), last)) {
                throw new IOException(BROKEN);
            }
            rows.add(row);
            last = row.link().end();
        }
        records.insert(rows);
        known = Optional.of(last);
        position += lines.length;
        copied = last.sequence();
    }

    /** The first row may be of any record: the file's first ones may have been taken away. */
    private static boolean follows(AuditChain.Link link, AuditChain before) {
        return link.follows(before)
                || (before.sequence() == 0 && link.end().node().equals(before.node()));
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        file.append(bodies);
    }

    @Override
    public void probe() throws IOException {
        file.probe();
    }

    /** Ends after what is being copied; the rest is copied after the next start. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        try (file;
                reader) {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "the database does not take audit records; they stay in the file for now");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
