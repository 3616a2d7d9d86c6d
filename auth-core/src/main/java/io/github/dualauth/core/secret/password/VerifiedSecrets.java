package io.github.dualauth.core.secret.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.core.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short time that a slow hash vouched for a secret. What it keeps is an HMAC-SHA256 (RFC 2104) under a
 * random key that only this process has, over the owner, the stored hash and the secret: it holds no secret, is of no use
 * elsewhere, and knows nothing of a password any more once the stored hash is another one.
 */
public final class VerifiedSecrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Cache<Mark, Boolean> marks;
    private final Mac keyed;

    /** Remembers for no longer than {@code timeToLive}, and no more than {@code maximumSize} secrets. */
    public VerifiedSecrets(Duration timeToLive, long maximumSize) {
        this.marks = Caffeine.newBuilder()
                .expireAfterWrite(timeToLive)
                .maximumSize(maximumSize)
                .build();
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + " belongs to every Java runtime", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** What stands for this secret of this owner, as long as {@code stored} is its hash. */
    Mark mark(String owner, Secret secret, String stored) {
        Mac mac = copy();
        update(mac, owner.getBytes(StandardCharsets.UTF_8));
        update(mac, stored.getBytes(StandardCharsets.UTF_8));
        byte[] clear = secret.toUtf8();
        try {
            update(mac, clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
        return new Mark(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    boolean knows(Mark mark) {
        return marks.getIfPresent(mark) != null;
    }

    void remember(Mark mark) {
        marks.put(mark, Boolean.TRUE);
    }

    void forget(Mark mark) {
        marks.invalidate(mark);
    }

    /** Each part's length stands before it, so that no two triples are the same bytes. */
    private static void update(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        mac.update(part);
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " can be copied in every Java runtime", e);
        }
    }

    /** The 256 bits of one HMAC. */
    record Mark(long first, long second, long third, long fourth) {}
}
