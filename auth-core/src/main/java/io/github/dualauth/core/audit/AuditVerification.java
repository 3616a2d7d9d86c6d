package io.github.dualauth.core.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Goes through a log from its first record and stops at the first one that is not as it was written, or not where it
 * was written. Records missing at the end leave no trace in the log itself: only a number and hash kept elsewhere tell.
 */
final class AuditVerification {

    private final Optional<AuditChain> expected;
    private AuditChain end;
    private long line;
    private boolean met;

    private AuditVerification(Optional<AuditChain> expected) {
        this.expected = expected;
        this.met = expected.isEmpty();
    }

    /**
     * What became of it.
     *
     * @param sound whether the whole log is as it was written, as far as it goes
     * @param text one line for the operator
     */
    record Result(boolean sound, String text) {}

    /**
     * Reads {@code log} to its end or its first broken record.
     *
     * @param expected a record that must be in it, by its number and hash; its node does not count
     */
    static Result of(InputStream log, Optional<AuditChain> expected) throws IOException {
        AuditVerification verification = new AuditVerification(expected);
        InputStream buffered = new BufferedInputStream(log, 64 * 1024);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = buffered.read(); b >= 0; b = buffered.read()) {
            if (b != '\n') {
                bytes.write(b);
                continue;
            }
            Optional<String> fault = verification.next(bytes.toString(StandardCharsets.UTF_8));
            if (fault.isPresent()) {
                return new Result(false, "line " + verification.line + " is broken: " + fault.get());
            }
            bytes.reset();
        }
        if (bytes.size() > 0) {
            return new Result(false, "line " + (verification.line + 1) + " is broken: it is cut off");
        }
        return verification.result();
    }

    private Optional<String> next(String text) {
        line++;
        Optional<AuditChain.Link> read = AuditChain.read(text);
        if (read.isEmpty()) {
            return Optional.of("it is not the record that was written");
        }
        AuditChain record = read.get().end();
        AuditChain before = end == null ? AuditChain.begin(record.node()) : end;
        if (!read.get().follows(before)) {
            return Optional.of(misplaced(record, before));
        }
        end = record;
        if (expected.isPresent() && expected.get().sequence() == record.sequence()) {
            met = expected.get().hash().equals(record.hash());
            return met ? Optional.empty() : Optional.of("record " + record.sequence() + " had another hash");
        }
        return Optional.empty();
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

    private Result result() {
        if (!met) {
            return new Result(false, "record " + expected.orElseThrow().sequence() + " is missing at the end");
        }
        return end == null
                ? new Result(true, "no records")
                : new Result(
                        true,
                        "records 1 to " + end.sequence() + " are sound; the last is " + end.sequence() + ":"
                                + end.hash());
    }
}
