package io.github.dualauth.edge.xdr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes a message the same message when it is sent again: SHA-256 over who sends it to whom, its submission set's
 * unique ID (or else the message's own), and its documents. Each text has its length before it, so that no two
 * messages can run into one.
 */
final class MessageKey {

    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    MessageKey add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    MessageKey add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /** In lower-case hex; to be asked once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
