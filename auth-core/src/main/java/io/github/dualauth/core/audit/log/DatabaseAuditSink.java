package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Audit records as rows of {@code dualauth_audit} alone: all that wait in one transaction. The node's ID is in a file, so
 * that its chain goes on after a restart; without the file it begins a new one.
 */
public final class DatabaseAuditSink implements AuditSink {

    private static final Pattern NODE = Pattern.compile("[0-9a-f]{16}");

    private final FileOwnership nodeFile;
    private final String node;
    private final AuditRecords records;

    /** Where the chain ends; empty if the database must be asked. */
    private Optional<AuditChain> known = Optional.empty();

    private boolean failed;

    private DatabaseAuditSink(FileOwnership nodeFile, String node, AuditRecords records) {
        this.nodeFile = nodeFile;
        this.node = node;
        this.records = records;
    }

    /**
     * Takes the node's ID from the file, or makes both.
     *
     * @throws io.github.dualauth.core.config.ConfigurationException if another deployment has the file
     */
    public static DatabaseAuditSink open(Path nodeFile, Database database) throws IOException {
        FileOwnership owned = FileOwnership.take(nodeFile);
        try {
            return new DatabaseAuditSink(owned, node(nodeFile, owned.file()), new AuditRecords(database));
        } catch (IOException | RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    private static String node(Path nodeFile, FileOutputStream owned) throws IOException {
        String node = Files.readString(nodeFile, StandardCharsets.ISO_8859_1).strip();
        if (!NODE.matcher(node).matches()) {
            // New, or cut off while it was written: nothing was recorded under it.
            node = AuditChain.begin().node();
            owned.getChannel().truncate(0);
            owned.write((node + "\n").getBytes(StandardCharsets.US_ASCII));
            owned.getFD().sync();
        }
        return node;
    }

    @Override
    public void append(List<byte[]> bodies) throws IOException {
        if (!nodeFile.file().getChannel().isOpen()) {
            throw new IOException("the audit is closed");
        }
        failed = true;
        known = Optional.of(records.inTransaction(connection -> {
            AuditChain chain = known.isPresent()
                    ? known.get()
                    : AuditTable.end(connection, node).orElse(AuditChain.begin(node));
            // Whatever becomes of this attempt, a commit whose answer was lost may be among it: ask, then.
            known = Optional.empty();
            List<AuditRow> rows = new ArrayList<>(bodies.size());
            for (byte[] body : bodies) {
                ByteArrayOutputStream line = new ByteArrayOutputStream(body.length + AuditChain.OVERHEAD);
                chain = chain.link(body, line);
                rows.add(row(line));
            }
            AuditTable.insert(connection, rows);
            return chain;
        }));
        failed = false;
    }

    private static AuditRow row(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return AuditRow.of(text.substring(0, text.length() - 1)).orElseThrow();
    }

    @Override
    public void probe() throws IOException {
        if (!failed) {
            records.end(node);
            return;
        }
        // A database that can be read may refuse to be written, when its disk is full, say.
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        new AuditChain(node, Long.MAX_VALUE / 10 - 1, AuditChain.begin(node).hash())
                .link("\"time\":\"1970-01-01T00:00:00Z\"".getBytes(StandardCharsets.US_ASCII), line);
        AuditRow row = row(line);
        records.inTransaction(connection -> {
            AuditTable.insert(connection, List.of(row));
            AuditTable.delete(connection, node, row.link().end().sequence());
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        nodeFile.close();
    }
}
