package io.github.dualauth.edge.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the same message sent again has in common with itself, and with no other: SHA-256 over its distinct features. */
public final class MessageKey {

    private MessageKey() {}

    /** 64 hex digits of some texts in their order; no two lists of texts run into each other. */
    public static String of(List<String> features) {
        MessageDigest digest = sha256();
        for (String feature : features) {
            byte[] bytes = feature.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
