package io.github.dualauth.core.throttle;

import io.github.dualauth.core.address.IpAddress;
import io.github.dualauth.core.secret.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Names for what is counted: the beginning of SHA-256 (RFC 6234) under a secret, alike on all nodes that know it. */
public final class DigestNames {

    private static final int BLOCK_BYTES = 64;

    private final MessageDigest begun;

    /** Under this secret, of 64 bytes or fewer. */
    public DigestNames(byte[] seed) {
        begun = Sha256.begin();
        begun.update(Arrays.copyOf(seed, BLOCK_BYTES));
    }

    Name pair(Tried tried) {
        return name('p', tried.mode().word() + ':' + tried.id() + '\0' + IpAddress.network(tried.source()));
    }

    Name id(Tried tried) {
        return name('i', tried.mode().word() + ':' + tried.id());
    }

    Name address(Tried tried) {
        return name('a', IpAddress.network(tried.source()));
    }

    private Name name(char kind, String what) {
        try {
            MessageDigest digest = (MessageDigest) begun.clone();
            digest.update((byte) kind);
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(what.getBytes(StandardCharsets.UTF_8)));
            return new Name(bytes.getLong(), bytes.getLong());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * 128 bits that stand for something.
     *
     * @param high the first half
     * @param low the second half
     */
    record Name(long high, long low) {

        String text() {
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits(high) + hex.toHexDigits(low);
        }
    }
}
