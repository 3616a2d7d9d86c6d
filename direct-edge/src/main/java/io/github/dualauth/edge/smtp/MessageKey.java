package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.address.MailAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What makes a message the same again: the account, the sender, the recipients in any order, and every octet. */
final class MessageKey {

    private final MessageDigest digest;

    MessageKey(String accountId, MailAddress from, List<MailAddress> recipients) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(accountId);
        add(from.key());
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, recipients.size()));
        recipients.stream().map(MailAddress::key).sorted().forEach(this::add);
    }

    private void add(String field) {
        byte[] octets = field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, octets.length));
        digest.update(octets);
    }

    /** Adds the next octets of the content. */
    void add(byte[] content, int length) {
        digest.update(content, 0, length);
    }

    /** The key, in hexadecimal, once; no more is added. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
