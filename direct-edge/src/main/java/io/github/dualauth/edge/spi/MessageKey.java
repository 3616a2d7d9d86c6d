package io.github.dualauth.edge.spi;

import io.github.dualauth.core.secret.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What the same message sent again has in common with itself, and with no other: SHA-256 over its features. Each feature
 * has its length before it, so that no two messages run into one.
 */
public final class MessageKey {

    private final MessageDigest digest = Sha256.begin();

    /** Adds a text. */
    public MessageKey add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds some bytes. */
    public MessageKey add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /** Adds texts of which the order says nothing. */
    public MessageKey addAll(Collection<String> texts) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, texts.size()));
        texts.stream().sorted().forEach(this::add);
        return this;
    }

    /** Adds the next bytes of a content that streams, as the last feature. */
    public void stream(byte[] content, int length) {
        digest.update(content, 0, length);
    }

    /** 64 hex digits; to be asked once. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
