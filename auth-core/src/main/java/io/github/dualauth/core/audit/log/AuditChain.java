package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of one node's chain of records. A record is one line: an object that begins with {@code node}, {@code seq} and
 * {@code prev}, the hash of the record before, and ends with {@code hash}, the SHA-256 of all bytes in front of that
 * member. Without a secret: it shows careless changes and those of somebody who cannot rewrite the rest of the log too.
 *
 * @param node whose chain it is
 * @param sequence the number of the last record, from 1; 0 before the first
 * @param hash the hash of the last record; zeros before the first
 */
record AuditChain(String node, long sequence, String hash) {

    private static final String ZEROS = "0".repeat(64);
    private static final int NODE_BYTES = 8;
    private static final byte[] HASH_MEMBER = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);

    /** What a record ends with, and the line feed. */
    private static final int TAIL = HASH_MEMBER.length + ZEROS.length() + END.length;

    /** About what a record has beside its members. */
    static final int OVERHEAD = 256;

    private static final Pattern RECORD = Pattern.compile(
            "\\{\"node\":\"([0-9a-f]{16})\",\"seq\":([1-9][0-9]{0,17}),\"prev\":\"([0-9a-f]{64})\",.*"
                    + ",\"hash\":\"([0-9a-f]{64})\"\\}",
            // U+2028 ends a line elsewhere, not here.
            Pattern.DOTALL);

    /**
     * A record as it was read.
     *
     * @param end the chain's end, with this record as the last
     * @param previous the hash that it names of the one before
     */
    record Link(AuditChain end, String previous) {

        boolean follows(AuditChain before) {
            return end.node.equals(before.node) && end.sequence == before.sequence + 1 && previous.equals(before.hash);
        }
    }

    /** A chain without any record, of a node that never was before. */
    static AuditChain begin() {
        byte[] node = new byte[NODE_BYTES];
        new SecureRandom().nextBytes(node);
        return begin(HexFormat.of().formatHex(node));
    }

    /** A chain without any record. */
    static AuditChain begin(String node) {
        return new AuditChain(node, 0, ZEROS);
    }

    /** Adds a record with these members to {@code lines}; returns the new end. */
    AuditChain link(byte[] members, ByteArrayOutputStream lines) {
        long next = sequence + 1;
        byte[] head = ("{\"node\":\"" + node + "\",\"seq\":" + next + ",\"prev\":\"" + hash + "\",")
                .getBytes(StandardCharsets.US_ASCII);
        MessageDigest digest = Sha256.begin();
        digest.update(head);
        String own = HexFormat.of().formatHex(digest.digest(members));
        lines.writeBytes(head);
        lines.writeBytes(members);
        lines.writeBytes(HASH_MEMBER);
        lines.writeBytes(own.getBytes(StandardCharsets.US_ASCII));
        lines.writeBytes(END);
        return new AuditChain(node, next, own);
    }

    /** Reads one line, without its line feed; empty if it is no record, or not the one that was written. */
    static Optional<Link> read(String line) {
        Matcher record = RECORD.matcher(line);
        if (!record.matches()) {
            return Optional.empty();
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = Sha256.begin();
        digest.update(bytes, 0, bytes.length + 1 - TAIL);
        String hash = HexFormat.of().formatHex(digest.digest());
        return hash.equals(record.group(4))
                ? Optional.of(new Link(
                        new AuditChain(record.group(1), Long.parseLong(record.group(2)), hash), record.group(3)))
                : Optional.empty();
    }
}
