package io.github.dualauth.core.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.iv.RandomIvGenerator;

/**
 * Secrets that must be read back: jasypt's PBEWITHHMACSHA512ANDAES_256 with a random IV, which hides but does not
 * notice changes; so an HMAC-SHA256 over the owner's ID and the ciphertext follows (encrypt, then MAC), and a box that
 * was changed or moved to another row does not open. A box reads {@code <key ID>:<Base64>}.
 */
public final class SecretBox {

    private static final String PURPOSE = "secret-box-1";
    private static final String SEAL = "secret-box-1-seal";
    private static final int SEAL_BYTES = 32;

    /**
     * Iterations make it slow to guess a password that a person chose. Nobody guesses 256 random bits: jasypt's default
     * of 1000 would take some ten milliseconds for each box, this takes some thirty microseconds.
     */
    private static final int ITERATIONS = 1;

    private final KeyRing keys;
    /** By key: to make one takes longer than to open a box. */
    private final Map<String, StandardPBEByteEncryptor> encryptors = new ConcurrentHashMap<>();

    /** Seals under the ring's current key, opens under any of them. */
    public SecretBox(KeyRing keys) {
        this.keys = keys;
    }

    /** Seals {@code secret} for {@code owner}, a row's ID or a purpose. */
    public String seal(String owner, Secret secret) {
        byte[] plain = secret.toUtf8();
        try {
            String keyId = keys.currentId();
            byte[] sealed = encryptors.computeIfAbsent(keyId, this::encryptor).encrypt(plain);
            byte[] seal = keys.hmac(keyId, SEAL, bound(owner, sealed));
            byte[] box = Arrays.copyOf(sealed, sealed.length + seal.length);
            System.arraycopy(seal, 0, box, sealed.length, seal.length);
            return keyId + ":" + Base64.getEncoder().encodeToString(box);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The ID of the key that a box is sealed under: its version, as it stands in front; {@code ""} if it is no box. */
    public static String keyIdOf(String box) {
        return box.substring(0, Math.max(0, box.indexOf(':')));
    }

    /** Whether a box is sealed under a key that was replaced. */
    public boolean isOutdated(String box) {
        return keys.oldIds().contains(keyIdOf(box));
    }

    /** What is in a box, sealed under the current key; empty if it does not open. */
    public Optional<String> sealAnew(String owner, String box) {
        return open(owner, box).map(clear -> {
            try (clear) {
                return seal(owner, clear);
            }
        });
    }

    /** Opens a box; empty if it is another owner's, was changed, or its key is not on the ring. */
    public Optional<Secret> open(String owner, String box) {
        int colon = box.indexOf(':');
        if (colon < 0 || !keys.has(box.substring(0, colon))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(box.substring(colon + 1));
            return bytes.length <= SEAL_BYTES ? Optional.empty() : open(owner, box.substring(0, colon), bytes);
        } catch (IllegalArgumentException expected) {
            return Optional.empty();
        }
    }

    private Optional<Secret> open(String owner, String keyId, byte[] box) {
        byte[] sealed = Arrays.copyOf(box, box.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(box, sealed.length, box.length);
        if (!MessageDigest.isEqual(seal, keys.hmac(keyId, SEAL, bound(owner, sealed)))) {
            return Optional.empty();
        }
        byte[] plain = encryptors.computeIfAbsent(keyId, this::encryptor).decrypt(sealed);
        try {
            return Optional.of(Secret.of(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain))));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The owner's length first, so that no owner's name runs into the rest. */
    private static byte[] bound(String owner, byte[] sealed) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length + sealed.length)
                .putInt(name.length)
                .put(name)
                .put(sealed)
                .array();
    }

    private StandardPBEByteEncryptor encryptor(String keyId) {
        byte[] password = keys.hmac(keyId, PURPOSE, new byte[0]);
        StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();
        encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
        encryptor.setIvGenerator(new RandomIvGenerator());
        encryptor.setKeyObtentionIterations(ITERATIONS);
        encryptor.setPasswordCharArray(
                Base64.getEncoder().encodeToString(password).toCharArray());
        return encryptor;
    }
}
