package io.github.dualauth.core.audit.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Goes through one chain from its first record and stops at the first one that is not as it was written, or not where it
 * was written. Records missing at the end leave no trace in the log itself: only a number and hash kept elsewhere tell.
 */
final class AuditVerification {

    private final Known known;
    private AuditChain end;
    private long first;
    private boolean met;

    AuditVerification(Known known) {
        this.known = known;
        this.met = known.expected().isEmpty();
    }

    /**
     * What is known of a chain from elsewhere; the nodes do not count.
     *
     * @param before the last of the records that were taken away at the start
     * @param expected a record that must be in it, or have been taken away with those
     */
    record Known(Optional<AuditChain> before, Optional<AuditChain> expected) {

        /** Nothing. */
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    /**
     * What became of it.
     *
     * @param sound whether the whole log is as it was written, as far as it goes
     * @param text one line for the operator
     */
    record Result(boolean sound, String text) {}

    /** Reads {@code log} to its end or its first broken record. */
    static Result of(InputStream log, Known known) throws IOException {
        AuditVerification verification = new AuditVerification(known);
        InputStream buffered = new BufferedInputStream(log, 64 * 1024);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long line = 1;
        for (int b = buffered.read(); b >= 0; b = buffered.read()) {
            if (b != '\n') {
                bytes.write(b);
                continue;
            }
            Optional<String> fault = verification.next(bytes.toString(StandardCharsets.UTF_8));
            if (fault.isPresent()) {
                return new Result(false, "line " + line + " is broken: " + fault.get());
            }
            bytes.reset();
            line++;
        }
        return bytes.size() > 0
                ? new Result(false, "line " + line + " is broken: it is cut off")
                : verification.result();
    }

    /** Looks at the next record; what is wrong with it, if anything. */
    Optional<String> next(String text) {
        Optional<AuditChain.Link> read = AuditChain.read(text);
        if (read.isEmpty()) {
            return Optional.of("it is not the record that was written");
        }
        AuditChain record = read.get().end();
        AuditChain before = end == null ? start(record) : end;
        if (!read.get().follows(before)) {
            return Optional.of(misplaced(record, before));
        }
        first = end == null ? record.sequence() : first;
        end = record;
        if (known.expected().isPresent() && known.expected().get().sequence() == record.sequence()) {
            met = known.expected().get().hash().equals(record.hash());
            return met ? Optional.empty() : Optional.of("record " + record.sequence() + " had another hash");
        }
        return Optional.empty();
    }

    /** What the first record that is there must follow: nothing, or the last one that was taken away. */
    private AuditChain start(AuditChain record) {
        if (known.before().isEmpty() || record.sequence() == 1) {
            return AuditChain.begin(record.node());
        }
        AuditChain before = known.before().get();
        met |= known.expected()
                .filter(wanted -> wanted.sequence() <= before.sequence())
                .isPresent();
        return new AuditChain(record.node(), before.sequence(), before.hash());
    }

    private static String misplaced(AuditChain record, AuditChain before) {
        if (!record.node().equals(before.node())) {
            return "it belongs to node " + record.node() + ", not " + before.node();
        }
        long due = before.sequence() + 1;
        return record.sequence() == due
                ? "record " + due + " follows another record than the one before it"
                : "it is record " + record.sequence() + " where record " + due + " belongs";
    }

    /** What there is to say when the records have come to their end. */
    Result result() {
        if (!met) {
            return new Result(false, "record " + known.expected().orElseThrow().sequence() + " is missing at the end");
        }
        return end == null
                ? new Result(true, "no records")
                : new Result(
                        true,
                        "records " + first + " to " + end.sequence() + " are sound; the last is " + end.sequence() + ":"
                                + end.hash());
    }
}
