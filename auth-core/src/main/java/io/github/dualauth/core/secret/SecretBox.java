package io.github.dualauth.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;

/**
 * Secrets that must be read back: jasypt's PBEWITHHMACSHA512ANDAES_256 with a random IV. A box reads
 * {@code <key ID>:<Base64>}; the owner's ID lies inside, so that a box moved to another row does not open.
 */
public final class SecretBox {

    private static final String PURPOSE = "secret-box";

    private final KeyRing keys;

    /** Seals under the ring's current key, opens under any of them. */
    public SecretBox(KeyRing keys) {
        this.keys = keys;
    }

    /** Seals {@code secret} for {@code owner}, a row's ID or a purpose. */
    public String seal(String owner, Secret secret) {
        byte[] plain = joined(owner, secret);
        try {
            byte[] sealed = encryptor(keys.currentId()).encrypt(plain);
            return keys.currentId() + ":" + Base64.getEncoder().encodeToString(sealed);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Opens a box; empty if it is another owner's, was changed, or its key is not on the ring. */
    public Optional<Secret> open(String owner, String box) {
        int colon = box.indexOf(':');
        if (colon < 0 || !keys.has(box.substring(0, colon))) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(box.substring(colon + 1));
            return unjoined(owner, encryptor(box.substring(0, colon)).decrypt(sealed));
        } catch (IllegalArgumentException | EncryptionOperationNotPossibleException expected) {
            return Optional.empty();
        }
    }

    private static byte[] joined(String owner, Secret secret) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        byte[] value = secret.toUtf8();
        byte[] plain = Arrays.copyOf(name, name.length + 1 + value.length);
        System.arraycopy(value, 0, plain, name.length + 1, value.length);
        Arrays.fill(value, (byte) 0);
        return plain;
    }

    private static Optional<Secret> unjoined(String owner, byte[] plain) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        try {
            if (plain.length <= name.length
                    || plain[name.length] != 0
                    || !Arrays.equals(plain, 0, name.length, name, 0, name.length)) {
                return Optional.empty();
            }
            return Optional.of(Secret.of(StandardCharsets.UTF_8.decode(
                    java.nio.ByteBuffer.wrap(plain, name.length + 1, plain.length - name.length - 1))));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private StandardPBEByteEncryptor encryptor(String keyId) {
        byte[] password = keys.hmac(keyId, PURPOSE, new byte[0]);
        StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();
        encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
        encryptor.setIvGenerator(new RandomIvGenerator());
        encryptor.setPasswordCharArray(
                Base64.getEncoder().encodeToString(password).toCharArray());
        return encryptor;
    }
}
